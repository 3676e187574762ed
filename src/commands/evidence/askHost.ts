import * as vscode from 'vscode';
import type { Case } from '../../domain/case.ts';
import { records } from '../../domain/case.ts';
import type { Fields } from '../../domain/field.ts';
import { readHost, type HostProblem } from '../../evidence/hostName.ts';
import { proposedHosts } from '../../evidence/proposedHosts.ts';
import { local } from '../../platform/language.ts';

/** Asks for a host; those that the case speaks of are offered. `undefined`: the user cancelled. */
export async function askHost(current: Case, title: string): Promise<string | undefined> {
  const proposals = proposedHosts(current);
  if (proposals.length > 1) {
    const other = { label: vscode.l10n.t('Another host…'), host: undefined };
    const picked = await vscode.window.showQuickPick(
      [...proposals.map(({ host, from }) => ({ label: host, description: fieldLabel(from), host })), other],
      { title, placeHolder: vscode.l10n.t('Which host of the case?') },
    );
    if (!picked) return undefined;
    if (picked.host !== undefined) return picked.host;
  }
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Host name or IP address'),
    placeHolder: 'server.example.com, 192.0.2.10, 2001:db8::10',
    value: proposals.length === 1 ? (proposals[0]?.host ?? '') : '',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const read = readHost(value);
      return 'problem' in read ? problemText(read.problem) : undefined;
    },
  });
  if (typed === undefined) return undefined;
  const read = readHost(typed);
  return 'host' in read ? read.host : undefined;
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
