import * as vscode from 'vscode';
import type {
  CaseReference,
  CasesChanged,
  EvidenceDraft,
  SupportCasebookApi,
  SupportCasebookExports,
} from '../../api/support-casebook.d.ts';
import { attachTo } from '../commands/evidence/attachTo.ts';
import { newCase, type Case } from '../domain/case.ts';
import { applyEdit, type CaseEdit } from '../domain/edit.ts';
import { checkCase } from '../domain/parseCase.ts';
import { summaryOf } from '../domain/summary.ts';
import type { NewEvidence } from '../evidence/attachEvidence.ts';
import { repeatable } from '../evidence/secrets/rereadable.ts';
import { casebookFolder } from '../platform/casebookFolder.ts';
import { explainError } from '../platform/report.ts';
import type { Services } from '../services.ts';
import { InvalidEdit, type CaseDocument } from '../store/caseDocument.ts';
import type { CaseEntry } from '../store/caseEntry.ts';
import type { CaseFolder, CaseRoot } from '../store/caseRoot.ts';
import { sortCases } from '../domain/caseSorting.ts';
import {
  changesInput,
  draftInput,
  evidenceInput,
  filterInput,
  parseInput,
  recordInput,
  referenceInput,
} from './apiInput.ts';
import { CasebookError } from './casebookError.ts';
import { editsFor } from './caseChanges.ts';
import { caseContent, caseInfo, evidenceInfo, isAsked } from './caseInfo.ts';

/** What `activate` returns for other extensions. The API itself is made when it is first asked for. */
export function casebookExports(services: Services): SupportCasebookExports {
  let api: SupportCasebookApi | undefined;
  return Object.freeze<SupportCasebookExports>({
    apiVersion: 1,
    getApi(version: unknown) {
      // Other extensions may be JavaScript, or newer than this one.
      if (version !== 1) throw new RangeError(`Support Casebook has no API version ${String(version)}`);
      return (api ??= Object.freeze(casebookApi(services)));
    },
  });
}

/** The API of version 1, as `api/support-casebook.d.ts` tells it. */
export function casebookApi(services: Services): SupportCasebookApi {
  const { store, loaded, panels } = services;
  const changes = new vscode.EventEmitter<CasesChanged>();
  const uris = (folders: readonly CaseFolder[]): vscode.Uri[] =>
    folders.map((folder) => vscode.Uri.parse(folder, true));
  const listening = store.onDidChange(({ added, changed, removed }) => {
    if (added.length + changed.length + removed.length > 0)
      changes.fire({ added: uris(added), changed: uris(changed), removed: uris(removed) });
  });
  services.context.subscriptions.push(changes, { dispose: () => listening.dispose() });
  const folderOf = async (which: CaseReference): Promise<CaseFolder> => {
    const reference = parseInput(referenceInput, which);
    await loaded;
    return entryFor(services, reference).folder;
  };

  return {
    version: 1,
    ready: loaded,
    onDidChangeCases: changes.event,
    async listCases(filter = {}) {
      const wanted = parseInput(filterInput, filter);
      await loaded;
      const found = [...store.entries()].filter((entry) => entry.kind === 'case');
      return sortCases(
        found.filter(({ summary }) => isAsked(summary, wanted)),
        'received',
      ).map(({ folder, summary }) => caseInfo(folder, summary));
    },
    async readCase(which) {
      const folder = await folderOf(which);
      return withDocument(services, folder, (document) => Promise.resolve(caseContent(folder, document.case)));
    },
    async createCase(draft) {
      const { title, labels, intake, workspaceFolder } = parseInput(draftInput, draft);
      const root = rootFor(store.roots, workspaceFolder);
      const made = newCase({ title: title.trim(), author: services.author(), now: Date.now() });
      const given = Object.entries(intake ?? {}).map(([key, value]) => ({
        type: 'set' as const,
        path: ['intake', key],
        value,
      }));
      const edits = editsFor(made, [
        ...given,
        ...(labels ? [{ type: 'set' as const, path: ['labels'], value: labels }] : []),
      ]);
      return failing(async () => {
        const folder = await store.create(root, applied(made, edits));
        const entry = store.entry(folder);
        return entry?.kind === 'case' ? caseInfo(folder, entry.summary) : caseInfo(folder, summaryOf(made));
      });
    },
    async updateCase(which, given) {
      const folder = await folderOf(which);
      const wanted = parseInput(changesInput, given);
      return withDocument(services, folder, async (document) => {
        document.edit(editsFor(document.case, wanted));
        await document.flush();
        return caseInfo(folder, summaryOf(document.case));
      });
    },
    async attachEvidence(which, items) {
      const folder = await folderOf(which);
      const drafts = parseInput(evidenceInput, items);
      return failing(async () => {
        const attached = await attachTo(
          services,
          folder,
          drafts.map((draft) => newEvidence(draft)),
        );
        return attached.map((item) => evidenceInfo(folder, item));
      });
    },
    async openCase(which, record) {
      const folder = await folderOf(which);
      const named = parseInput(recordInput, record);
      await panels.open(folder, named === undefined ? undefined : [named]);
    },
  };
}

/** @throws CasebookError `notFound`, or `ambiguous` for a number that several folders have */
function entryFor({ store }: Pick<Services, 'store'>, which: string | vscode.Uri): CaseEntry {
  if (which instanceof vscode.Uri) {
    const folder = which.toString().replace(/\/(?:case\.json)?$/, '');
    const entry = store.entry(folder);
    if (entry) return entry;
    throw new CasebookError('notFound', `No case is in ${folder}`);
  }
  const [entry, other] = store.findByNumber(which);
  if (!entry) throw new CasebookError('notFound', `No case of this window has the number ${which}`);
  if (other) throw new CasebookError('ambiguous', `Several cases have the number ${which}: name the folder of one`);
  return entry;
}

/** @throws CasebookError `notFound` without a workspace folder, or when the one named is none of this window */
function rootFor(roots: readonly CaseRoot[], workspaceFolder: vscode.Uri | undefined): CaseRoot {
  const folder = workspaceFolder && vscode.workspace.getWorkspaceFolder(workspaceFolder);
  const uri = folder && casebookFolder(folder).toString();
  const root = workspaceFolder ? roots.find((one) => one.uri === uri) : roots[0];
  if (root) return root;
  throw new CasebookError('notFound', 'A case is kept in a workspace folder, and this is none');
}

/** @throws CasebookError `invalid` when the values do not make a case */
function applied(made: Case, edits: readonly CaseEdit[]): Case {
  const value = edits.reduce((current, edit) => applyEdit(current, edit).value, made);
  const { issue } = checkCase(value);
  if (issue) throw new CasebookError('invalid', `${issue.path.join('.')}: ${issue.message}`);
  return value;
}

function newEvidence({ title, content, kind = 'file', extension, note, command }: EvidenceDraft): NewEvidence {
  // What the other extension does to its bytes later changes nothing here.
  const bytes = typeof content === 'string' ? undefined : content.slice();
  return {
    kind,
    title: title.trim(),
    extension: extension ?? (bytes ? '.bin' : '.txt'),
    content: typeof content === 'string' ? content : repeatable(() => once(bytes ?? content)),
    ...(note !== undefined && { note }),
    ...(command && {
      command: { line: command.line, ...(command.exitCode !== undefined && { exitCode: command.exitCode }) },
    }),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** Runs work on a case and gives it back afterwards. @throws CasebookError as `failing`; also when its file cannot be read */
const withDocument = <T>(
  { store }: Pick<Services, 'store'>,
  folder: CaseFolder,
  work: (document: CaseDocument) => Promise<T>,
): Promise<T> =>
  failing(async () => {
    const document = await store.open(folder);
    try {
      if (document.problem) throw new CasebookError('failed', document.problem.message.en);
      return await work(document);
    } finally {
      document.release();
    }
  });

/** @throws CasebookError for whatever goes wrong, in the words that the user would be told */
async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CasebookError) throw cause;
    if (cause instanceof InvalidEdit) throw new CasebookError('invalid', cause.message, { cause });
    const message = explainError(cause) ?? (cause instanceof Error ? cause.message : String(cause));
    throw new CasebookError('failed', message, { cause });
  }
}
