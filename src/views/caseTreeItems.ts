import * as vscode from 'vscode';
import type { ShownClock } from '../clock/caseClocks.ts';
import { toneOf } from '../clock/clockReading.ts';
import { shortClockText } from '../clock/clockText.ts';
import { localTimeZone } from '../clock/workspaceRules.ts';
import { records } from '../domain/case.ts';
import { endedGroup, valueOfGroup } from '../domain/caseGrouping.ts';
import { isOpen, statuses } from '../domain/workflow.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { fill, text, type Text } from '../domain/text.ts';
import { age } from '../platform/age.ts';
import { language, local } from '../platform/language.ts';
import { shorten } from '../platform/shorten.ts';
import { nameOf } from '../store/caseRoot.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import { groupSign, priorityOfEntry, statusIcon } from './caseGroups.ts';
import type { CaseNode, FolderNode, GroupNode, MoreNode, RecordNode } from './caseNodes.ts';
import { plainTooltip } from './caseTooltip.ts';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** A workspace folder, in a workspace of several. */
export function folderItem({ root, name }: FolderNode): vscode.TreeItem {
  const item = new vscode.TreeItem(name, Expanded);
  item.id = `folder:${root}`;
  item.iconPath = vscode.ThemeIcon.Folder;
  item.contextValue = 'folder';
  return item;
}

/** A group of cases with how many it holds. */
export function groupItem(
  { root, group, grouping }: GroupNode,
  shown: { readonly label: Text; readonly count: number; readonly isFiltered: boolean },
): vscode.TreeItem {
  const { icon, color } = groupSign(group, grouping);
  // What is over is folded away, unless that is what was asked for.
  const status = grouping === 'status' ? valueOfGroup(group) : undefined;
  const isOver = group === endedGroup || (status !== undefined && !isOpen(status));
  const item = new vscode.TreeItem(local(shown.label), isOver && !shown.isFiltered ? Collapsed : Expanded);
  item.id = `group:${root ?? ''}:${grouping}:${group}${shown.isFiltered ? ':filtered' : ''}`;
  item.description = shown.count.toLocaleString(language());
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.contextValue = 'group';
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, cases: {1}', local(shown.label), shown.count),
  };
  return item;
}

/** How long ago a case was received, as the tree says it; `undefined` when that is not known. */
export function ageOf(entry: CaseEntry, now: number): string | undefined {
  const received = Date.parse((entry.kind === 'case' ? entry.summary.receivedAt : undefined) ?? '');
  return Number.isNaN(received) ? undefined : age(received, now, language());
}

/** A case: its title, then its response time, number, status, assignee and age. */
export function caseItem(
  { caseFolder }: CaseNode,
  entry: Extract<CaseEntry, { kind: 'case' }>,
  clock: ShownClock | undefined,
): vscode.TreeItem {
  const { number, title, status, assignee, labels } = entry.summary;
  const item = new vscode.TreeItem(title.trim() || vscode.l10n.t('Untitled case'), Collapsed);
  const { label: priority, color } = priorityOfEntry(entry);
  const deadline = clock && shortClockText(clock, { now: Date.now(), timeZone: localTimeZone() });
  const parts = [
    deadline && local(deadline),
    number,
    local(labelOf(statuses, status)),
    assignee?.trim(),
    shownLabels(labels),
    ageOf(entry, Date.now()),
    ...entry.warnings.map(({ message }) => local(message)),
  ];
  item.id = caseFolder;
  item.description = parts.filter((part) => part !== undefined && part !== '').join(' · ');
  item.iconPath = clockIcon(clock) ?? new vscode.ThemeIcon(statusIcon(status), new vscode.ThemeColor(color));
  // The menus of the manifest look at the status.
  item.contextValue = `case.${status}`;
  item.command = { command: 'casebook.openCase', title: vscode.l10n.t('Open Case'), arguments: [{ caseFolder }] };
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      'Case {0}, {1}, priority: {2}, {3}',
      number,
      title,
      local(priority),
      parts.filter((part) => part !== undefined && part !== '' && part !== number).join(', '),
    ),
  };
  return item;
}

/** Labels as the tree shows them: some of many, so that the row can be read. */
function shownLabels(labels: readonly string[]): string | undefined {
  if (labels.length === 0) return undefined;
  const shown = labels.slice(0, 3).map((label) => `#${shorten(label, 24)}`);
  return [...shown, ...(labels.length > 3 ? [`+${labels.length - 3}`] : [])].join(' ');
}

/** A deadline that presses is told apart by its shape as well as by its colour. */
function clockIcon(clock: ShownClock | undefined): vscode.ThemeIcon | undefined {
  switch (clock && toneOf(clock.state)) {
    case 'warning':
      return new vscode.ThemeIcon('watch', new vscode.ThemeColor('list.warningForeground'));
    case 'overdue':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    default:
      return undefined;
  }
}

/** A case file that cannot be read, with the reason. It opens as text, where the reason can be mended. */
export function invalidItem({ caseFolder }: CaseNode, entry: Extract<CaseEntry, { kind: 'invalid' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.number ?? nameOf(caseFolder), None);
  item.id = caseFolder;
  const isConflicted = entry.problem.kind === 'conflictMarkers';
  item.description = isConflicted ? vscode.l10n.t('Merge conflict') : local(entry.problem.message);
  item.tooltip = plainTooltip(
    local(fill(text('{0}\n\n{1}', '{0}\n\n{1}'), entry.problem.message, entry.problem.advice)),
  );
  item.iconPath = new vscode.ThemeIcon(
    isConflicted ? 'git-merge' : 'warning',
    new vscode.ThemeColor('list.warningForeground'),
  );
  item.contextValue = isConflicted ? 'invalid.conflicted' : 'invalid';
  item.command = {
    command: 'casebook.openAsJson',
    title: vscode.l10n.t('Open Case as JSON'),
    arguments: [{ caseFolder }],
  };
  return item;
}

/** A record form with how far it has come. */
export function recordItem({ caseFolder, record, completion }: RecordNode): vscode.TreeItem {
  const declaration = records.find(({ key }) => key === record) ?? records[0];
  const item = new vscode.TreeItem(local(declaration.label), None);
  const { state, required, filled, problems } = completion;
  const warnings = problems.filter(({ kind }) => kind === 'warning').length;
  item.id = `${caseFolder}#${record}`;
  item.description = {
    complete: warnings === 0 ? vscode.l10n.t('Complete') : vscode.l10n.t('Complete, warnings: {0}', warnings),
    partial: vscode.l10n.t('{0} of {1}', filled, required),
    empty: vscode.l10n.t('Not started'),
  }[state];
  item.iconPath = {
    complete: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed')),
    partial: new vscode.ThemeIcon('circle-large-filled', new vscode.ThemeColor('charts.yellow')),
    empty: new vscode.ThemeIcon('circle-large-outline'),
  }[state];
  item.contextValue = 'record';
  item.command = {
    command: 'casebook.openRecord',
    title: vscode.l10n.t('Open Record'),
    arguments: [{ caseFolder, record }],
  };
  const open = problems.filter(({ kind }) => kind !== 'warning').slice(0, 12);
  item.tooltip = plainTooltip(
    open.length === 0
      ? local(declaration.label)
      : open.map(({ label, message }) => local(fill(text('{0}: {1}', '{0}：{1}'), label, message))).join('\n'),
  );
  return item;
}

/** "Show more" under a long group. */
export function moreItem({ group, left }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show more ({0} left)', left.toLocaleString(language())), None);
  item.id = `more:${group.root ?? ''}:${group.grouping}:${group.group}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'casebook.showMore', title: vscode.l10n.t('Show More'), arguments: [group] };
  return item;
}
