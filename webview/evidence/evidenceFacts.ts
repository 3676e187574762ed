import * as l10n from '@vscode/l10n';
import type { Citation } from '../../src/domain/citations.ts';
import { isReference, type Evidence } from '../../src/domain/evidence.ts';
import { evidenceKind } from '../../src/domain/evidenceKind.ts';
import { maskingSummary } from '../../src/domain/masking.ts';
import { h } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { showMoment, showSize } from '../times.ts';

/** The lines of a file, or the command that was run and how it ended. */
export function sourceLine({ source, command }: Evidence): string {
  if (command && !source) {
    return command.exitCode === undefined
      ? command.line
      : l10n.t('{0} (exit code {1})', command.line, command.exitCode);
  }
  if (!source) return '';
  const { path, startLine, endLine } = source;
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine
    ? l10n.t('{0}, line {1}', path, startLine)
    : l10n.t('{0}, lines {1}–{2}', path, startLine, endLine);
}

/** What an item is, when it was attached and when it happened, by whom, how large it is. */
export function factsOf(item: Evidence, context: PanelContext): string[] {
  const { language } = context;
  const startedAt = item.command?.startedAt;
  return [
    context.say(evidenceKind(item)),
    showMoment(item.attachedAt, language),
    startedAt === undefined ? '' : l10n.t('started {0}', showMoment(startedAt, language)),
    item.attachedBy,
    showSize(item.bytes, language),
    maskingFact(item, context),
  ].filter((fact) => fact !== '');
}

/** Who cites the item, each a link to the field. */
export function citedBy(cited: readonly Citation[], context: PanelContext): HTMLElement[] {
  return cited.map(({ path, label }) => {
    const link = h('button', { class: 'link-button', text: context.say(label), attributes: { type: 'button' } });
    link.addEventListener('click', () => context.reveal(path));
    return h('li', {}, link);
  });
}

/** What became of the check for secrets, where that is worth a word: something is masked, or was never looked for. */
const maskingFact = (item: Evidence, context: PanelContext): string =>
  isReference(item) || (item.masking?.reviewed === true && (item.masking.count ?? 0) === 0)
    ? ''
    : context.say(maskingSummary(item.masking));
