import * as vscode from 'vscode';
import type { CaseStore } from '../store/caseStore.ts';
import { recentErrors } from './recentErrors.ts';

/**
 * What somebody who looks for a mistake in the extension wants to know first, as Markdown. Nothing of a case is in it: no
 * titles, numbers, paths or texts; of settings only the names of those that were changed.
 */
export function diagnostics(store: CaseStore, extension: vscode.Extension<unknown>): string {
  const { packageJSON } = extension as { packageJSON: { version?: unknown } };
  const facts: [string, string | number | boolean][] = [
    ['Support Casebook', String(packageJSON.version)],
    [
      'VS Code',
      `${vscode.version} (${vscode.env.appHost}${vscode.env.remoteName ? `, ${vscode.env.remoteName}` : ''})`,
    ],
    ['System', `${process.platform} ${process.arch}, Node ${process.versions.node}`],
    ['Language', vscode.env.language],
    ['Workspace trusted', vscode.workspace.isTrusted],
    ['Folders', schemes()],
    ['Cases', casesByKind(store)],
    ['Everything read', store.isLoaded],
    ['Held', `${store.held.openCases} open cases, ${store.held.listeners} listeners, ${resources()}`],
    ['Memory of the extension host', `${Math.round(process.memoryUsage().heapUsed / 1024 / 1024)} MB`],
    ['Start', marks()],
    ['Changed settings', changedSettings(packageJSON).join(', ') || '-'],
  ];
  const errors = recentErrors().map(({ at, during, name, code, frames }) =>
    [
      `- ${at} ${during}: ${name}${code === undefined ? '' : ` ${code}`}`,
      ...frames.map((frame) => `  - ${frame}`),
    ].join('\n'),
  );
  return [
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    '',
    'Errors since the start:',
    ...(errors.length > 0 ? errors : ['- none']),
    '',
  ].join('\n');
}

const schemes = (): string => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme).join(', ') || '-';

function casesByKind(store: CaseStore): string {
  const counts = new Map<string, number>();
  for (const entry of store.entries()) {
    const kind = entry.kind === 'case' ? 'readable' : entry.problem.kind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || '0';
}

/** What keeps the extension host's event loop busy, VS Code's own included: "3 FSEventWrap, 5 Timeout". */
function resources(): string {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

/** Milliseconds from activation on. */
function marks(): string {
  const entries = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('casebook/'));
  const start = entries[0]?.startTime ?? 0;
  return entries
    .map(({ name, startTime }) => `${name.slice('casebook/'.length)} ${Math.round(startTime - start)} ms`)
    .join(', ');
}

/** Names of the settings that differ from their defaults; their values may name people and places. */
function changedSettings(manifest: object): string[] {
  const configuration: unknown = Reflect.get(Reflect.get(manifest, 'contributes') as object, 'configuration');
  const sections = Array.isArray(configuration) ? configuration : [configuration];
  const names = sections.flatMap((section: { properties?: object }) => Object.keys(section.properties ?? {}));
  return names.filter((name) => {
    const found = vscode.workspace.getConfiguration().inspect(name);
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some(
      (value) => value !== undefined,
    );
  });
}
