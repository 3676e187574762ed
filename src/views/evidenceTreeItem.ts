import * as vscode from 'vscode';
import type { Citation } from '../domain/citations.ts';
import { isReference, titleOf, type Evidence } from '../domain/evidence.ts';
import { evidenceIcon, evidenceKind } from '../domain/evidenceKind.ts';
import { eventTime } from '../domain/evidenceOrder.ts';
import { maskingSummary } from '../domain/masking.ts';
import { momentMs } from '../domain/moment.ts';
import { sizeInWords } from '../domain/size.ts';
import { language, local } from '../platform/language.ts';
import { markdownText } from '../platform/markdownText.ts';
import type { EvidenceListNode, EvidenceNode } from './caseNodes.ts';
import { plainTooltip } from './caseTooltip.ts';

const { None, Collapsed } = vscode.TreeItemCollapsibleState;
/** So many characters of a fact are shown in a tooltip. */
const mostCharacters = 300;

/** The list of a case's evidence. */
export function evidenceListItem({ caseFolder, items }: EvidenceListNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Evidence'), items.length === 0 ? None : Collapsed);
  item.id = `${caseFolder}#evidence`;
  item.description = items.length.toLocaleString(language());
  item.iconPath = new vscode.ThemeIcon('archive');
  item.contextValue = 'evidenceList';
  item.command = {
    command: 'casebook.openRecord',
    title: vscode.l10n.t('Open Record'),
    arguments: [{ caseFolder, record: 'evidence' }],
  };
  return item;
}

/** One item of evidence: its title, then what it says about the network, when it happened and how large it is. */
export function evidenceItem(
  { caseFolder, evidence, item: shown }: EvidenceNode,
  verdict: string | undefined,
): vscode.TreeItem {
  const title = titleOf(shown);
  const item = new vscode.TreeItem(title, None);
  const facts = [verdict, momentText(eventTime(shown)), sizeInWords(shown.bytes, language())];
  item.id = `${caseFolder}#evidence/${evidence}`;
  item.description = facts.filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(evidenceIcon(shown));
  // The menus of the manifest look at the parts.
  item.contextValue = [
    'evidence',
    shown.source && 'source',
    verdict !== undefined && 'network',
    isReference(shown) && 'reference',
  ]
    .filter(Boolean)
    .join('.');
  item.command = {
    command: 'casebook.openEvidence',
    title: vscode.l10n.t('Open Evidence'),
    arguments: [{ caseFolder, evidence }],
  };
  item.accessibilityInformation = {
    label: [local(evidenceKind(shown)), title, ...facts].filter(Boolean).join(', '),
  };
  return item;
}

/** Everything that is known of an item, as short lines. All of it is the case's text, and stays text. */
export function evidenceTooltip(
  item: Evidence,
  verdict: string | undefined,
  cited: readonly Citation[],
): vscode.MarkdownString {
  const tooltip = plainTooltip(titleOf(item)).appendMarkdown('\n\n---\n\n');
  const { command, source, note } = item;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t('Kind'), local(evidenceKind(item))],
    [vscode.l10n.t('Verdict'), verdict],
    [vscode.l10n.t('Source'), source && placeOf(source)],
    [vscode.l10n.t('Command'), command?.line],
    [vscode.l10n.t('Exit code'), command?.exitCode?.toString()],
    [vscode.l10n.t('Started'), command?.startedAt && momentText(command.startedAt)],
    [vscode.l10n.t('Attached'), momentText(item.attachedAt)],
    [vscode.l10n.t('By'), item.attachedBy],
    [vscode.l10n.t('Size'), sizeInWords(item.bytes, language())],
    [vscode.l10n.t('Secrets'), isReference(item) ? undefined : local(maskingSummary(item.masking))],
    [vscode.l10n.t('Cited by'), listOf(cited.map(({ label }) => local(label)))],
    [vscode.l10n.t('Note'), note],
    ['SHA-256', item.sha256],
  ];
  for (const [name, value] of facts) {
    if (value !== undefined && value.trim() !== '')
      tooltip.appendMarkdown(`**${name}** `).appendMarkdown(`${markdownText(shortened(value))}\n\n`);
  }
  if (isReference(item))
    tooltip.appendMarkdown(
      markdownText(vscode.l10n.t('The file was too large to copy: the case has its place, size and hash.')),
    );
  return tooltip;
}

const listOf = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

const shortened = (value: string): string =>
  value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value;

/** A moment of a case file as people here read it; a text that is none as it stands. */
function momentText(value: string): string {
  const ms = momentMs(value);
  if (ms === undefined) return shortened(value);
  return new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'short' }).format(ms);
}

const placeOf = ({ path, startLine, endLine }: NonNullable<Evidence['source']>): string => {
  if (startLine === undefined) return path;
  return endLine === undefined || endLine === startLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`;
};
