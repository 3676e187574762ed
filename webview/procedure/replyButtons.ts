import * as l10n from '@vscode/l10n';
import type { RecordKey } from '../../src/domain/case.ts';
import { replyKinds, type ReplyKind } from '../../src/domain/replies.ts';
import { h } from '../dom.ts';
import { disclosure } from '../form/disclosure.ts';
import type { FormExtra } from '../form/formExtra.ts';
import type { PanelContext } from '../form/panelContext.ts';

/** The replies that are of use at each record. */
const repliesAt: Readonly<Record<RecordKey, readonly ReplyKind[]>> = {
  intake: ['acknowledge'],
  triage: ['acknowledge', 'announceRetriage'],
  details: ['askForLog', 'askForConsent'],
  rootCause: [],
  plan: ['announceFix'],
};

/** Replies to copy, filled in from the case; `undefined` for a record that has none. */
export function replyButtons(key: RecordKey, context: PanelContext): FormExtra | undefined {
  const kinds = replyKinds.filter(({ code }) => repliesAt[key].includes(code));
  if (kinds.length === 0) return undefined;
  const buttons = kinds.map(
    ({ code, label }) =>
      context.ui.button({
        label: context.say(label),
        icon: 'copy',
        onClick: () => context.run('casebook.copyReply', { reply: code }),
      }).el,
  );
  const el = disclosure(
    context,
    { key: `${key}/.replies`, label: l10n.t('Replies to copy') },
    h('p', { text: l10n.t('Each is filled in from the case, in the language of its people.') }),
    h('div', { class: 'button-row' }, ...buttons),
  );
  return { el, update: () => undefined };
}
