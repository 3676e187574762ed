import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { caseSchema, newCase, type Case } from '../../../src/domain/case.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { waitUntil } from '../../host/waitUntil.ts';

/** Evidence with a file of its own in the case. */
export type CopiedEvidence = Evidence & { file: string };

/** A case in the test workspace that is the active one. Every test makes its own. */
export class CaseFixture {
  readonly folder: string;
  readonly uri: vscode.Uri;

  constructor(folder: string) {
    this.folder = folder;
    this.uri = vscode.Uri.file(folder);
  }

  /** Writes the case, has the extension find it and makes it the active one. */
  static async make(own: Partial<Case> = {}): Promise<CaseFixture> {
    await vscode.extensions.getExtension('casebook.support-casebook')?.activate();
    const fresh = { ...newCase({ title: 'Evidence', author: 'Test', now: Date.now() }), ...own };
    const fixture = new CaseFixture(path.join(workspaceFolder(), 'casebook', fresh.number));
    mkdirSync(fixture.folder, { recursive: true });
    writeFileSync(path.join(fixture.folder, 'case.json'), `${JSON.stringify(fresh, null, 2)}\n`);
    await vscode.commands.executeCommand('casebook.refresh');
    await vscode.commands.executeCommand('casebook.setActiveCase', { caseFolder: fixture.uri.toString() });
    return fixture;
  }

  /** What is on disk now. */
  get case(): Case {
    return caseSchema.parse(JSON.parse(readFileSync(path.join(this.folder, 'case.json'), 'utf8')));
  }
  get evidence(): Evidence[] {
    return this.case.evidence ?? [];
  }
  /** Waits until the case on disk has as many items of evidence, each with its file. */
  async withEvidence(count: number, timeout = 15_000): Promise<CopiedEvidence[]> {
    await waitUntil(`${count} items of evidence`, () => this.evidence.length === count, timeout);
    return this.evidence.map((item) => {
      if (item.file === undefined) throw new Error(`“${item.title}” has no file`);
      return { ...item, file: item.file };
    });
  }
  textOf({ file = '' }: Evidence): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }
  argument({ id }: Evidence): { caseFolder: string; evidence: string } {
    return { caseFolder: this.uri.toString(), evidence: id };
  }
  evidenceFiles(): string[] {
    return readdirSync(path.join(this.folder, 'evidence'));
  }
}

export const workspaceFolder = (): string => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The test needs a workspace folder');
  return folder.uri.fsPath;
};

/** Writes a file into the test workspace. */
export function writeSource(name: string, content: string | Uint8Array): vscode.Uri {
  const file = path.join(workspaceFolder(), name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return vscode.Uri.file(file);
}

/** Answers the messages of one kind that are shown while `work` runs: VS Code shows no modal dialogs in tests. */
export async function answering(
  method: 'showWarningMessage' | 'showErrorMessage' | 'showInformationMessage',
  answer: (message: string, detail: string, choices: string[]) => string | undefined,
  work: () => Promise<unknown>,
): Promise<void> {
  const original = vscode.window[method];
  const replacement = (message: string, ...rest: unknown[]): Promise<string | undefined> => {
    const choices = rest.filter((each) => typeof each === 'string');
    const [options] = rest;
    const detail = typeof options === 'object' && options !== null && 'detail' in options ? String(options.detail) : '';
    return Promise.resolve(answer(message, detail, choices));
  };
  Object.assign(vscode.window, { [method]: replacement });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { [method]: original });
  }
}
