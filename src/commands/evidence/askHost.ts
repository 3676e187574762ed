import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { records } from '../../domain/case.ts';
import type { Fields } from '../../domain/field.ts';
import { readHost, type HostProblem } from '../../evidence/hostName.ts';
import { proposedHosts } from '../../evidence/proposedHosts.ts';
import { proposedUrls } from '../../evidence/proposedUrls.ts';
import { readUrl, type UrlProblem } from '../../evidence/urlTarget.ts';
import { local } from '../../platform/language.ts';

/** Asks for a host; those that the case speaks of are offered. `undefined`: the user cancelled. */
export async function askHost(current: Case, title: string): Promise<string | undefined> {
  return askTarget({
    title,
    proposals: proposedHosts(current).map(({ host, from }) => ({ value: host, from })),
    question: vscode.l10n.t('Which host of the case?'),
    other: vscode.l10n.t('Another host…'),
    prompt: vscode.l10n.t('Host name or IP address'),
    placeHolder: 'server.example.com, 192.0.2.10, 2001:db8::10',
    read: (typed) => {
      const result = readHost(typed);
      return 'host' in result ? { value: result.host } : { problem: problemText(result.problem) };
    },
  });
}

/** Asks for a URL to measure; those that the case speaks of are offered. `undefined`: the user cancelled. */
export async function askUrl(current: Case, title: string): Promise<string | undefined> {
  return askTarget({
    title,
    proposals: proposedUrls(current).map(({ url, from }) => ({ value: url, from })),
    question: vscode.l10n.t('Which address of the case?'),
    other: vscode.l10n.t('Another address…'),
    prompt: vscode.l10n.t('Address (URL), beginning with https:// or http://'),
    placeHolder: 'https://server.example.com/login',
    read: (typed) => {
      const result = readUrl(typed);
      return 'url' in result ? { value: result.url } : { problem: urlProblemText(result.problem) };
    },
  });
}

interface TargetQuestion {
  readonly title: string;
  readonly proposals: readonly { readonly value: string; readonly from: string }[];
  readonly question: string;
  readonly other: string;
  readonly prompt: string;
  readonly placeHolder: string;
  readonly read: (typed: string) => { readonly value: string } | { readonly problem: string };
}

async function askTarget(asked: TargetQuestion): Promise<string | undefined> {
  const { title, proposals, read } = asked;
  if (proposals.length > 1) {
    const other = { label: asked.other, iconPath: new vscode.ThemeIcon('edit'), value: undefined };
    const picked = await vscode.window.showQuickPick(
      [...proposals.map(({ value, from }) => ({ label: value, description: fieldLabel(from), value })), other],
      { title, placeHolder: asked.question },
    );
    if (!picked) return undefined;
    if (picked.value !== undefined) return picked.value;
  }
  const typed = await vscode.window.showInputBox({
    title,
    prompt: asked.prompt,
    placeHolder: asked.placeHolder,
    value: proposals.length === 1 ? (proposals[0]?.value ?? '') : '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const result = read(value);
      return 'problem' in result ? result.problem : undefined;
    },
  });
  if (typed === undefined) return undefined;
  const result = read(typed);
  return 'value' in result ? result.value : undefined;
}

function urlProblemText(problem: UrlProblem): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('An address is needed.');
    case 'option':
      return vscode.l10n.t('An address does not begin with a hyphen: options cannot be given here.');
    case 'tooLong':
      return vscode.l10n.t('This address is too long.');
    case 'scheme':
      return vscode.l10n.t('Only https:// and http:// can be measured.');
    case 'credentials':
      return vscode.l10n.t('A user name or password in the address would be kept in the case. Leave it out.');
    case 'notAUrl':
      return vscode.l10n.t('Not an address such as https://server.example.com/login.');
  }
}

function problemText(problem: HostProblem): string {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('A host name or an IP address is needed.');
    case 'option':
      return vscode.l10n.t('A host does not begin with a hyphen: options cannot be given here.');
    case 'tooLong':
      return vscode.l10n.t('This is longer than a host name can be.');
    case 'notAHost':
      return vscode.l10n.t(
        'Not a host name or an IP address. Only the host, e.g. server.example.com, without https:// and without a port.',
      );
  }
}

/** The label of a field by its dotted key. */
function fieldLabel(key: string): string {
  const [record, ...rest] = key.split('.');
  let fields: Fields | undefined = records.find((declaration) => declaration.key === record)?.fields;
  let label = vscode.l10n.t('Run for this case before');
  for (const part of rest) {
    const field = fields?.[part];
    if (!field) break;
    label = local(field.label);
    fields = field.kind === 'group' ? field.fields : undefined;
  }
  return label;
}
