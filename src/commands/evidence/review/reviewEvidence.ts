import * as vscode from 'vscode';
import type { CaseEdit } from '../../../domain/edit.ts';
import { fileName, titleOf, type Evidence } from '../../../domain/evidence.ts';
import { newId } from '../../../domain/id.ts';
import type { Masking } from '../../../domain/masking.ts';
import { toMoment } from '../../../domain/moment.ts';
import type { NewEvidence, ReferencedEvidence, ReviewedEvidence } from '../../../evidence/attachEvidence.ts';
import type { EvidenceFolder, WrittenFile } from '../../../evidence/evidenceFolder.ts';
import { evidenceFolderOf } from '../../../evidence/evidenceFolderOf.ts';
import { evidenceName, extensionOf, nextNumber } from '../../../evidence/evidenceName.ts';
import { repeatable } from '../../../evidence/secrets/rereadable.ts';
import type { CaseDocument } from '../../../store/caseDocument.ts';
import type { EvidenceArgument } from '../../commands.ts';
import type { EvidenceContext } from '../evidenceContext.ts';
import { explained } from '../explain.ts';
import { withEvidence } from '../pickEvidence.ts';

/**
 * Checks an item that is in the case already, and replaces its file by a masked one when secrets are found. First the new file is
 * written, then one edit points to it, then the old file is taken away if the person agrees: a crash in between leaves a file too many.
 */
export const reviewEvidence =
  ({ services }: EvidenceContext) =>
  (argument?: EvidenceArgument): Promise<void> =>
    withEvidence(services, argument, (document, item) =>
      explained(async () => {
        const folder = evidenceFolderOf(document.folder);
        const request = {
          folder: document.folder,
          current: document.case,
          items: [asNew(item, folder)],
          verb: vscode.l10n.t('Save'),
        };
        const [reviewed] = (await services.reviews.review(request)) ?? [];
        if (!reviewed) return;
        if (!reviewed.masking().reviewed) {
          await confirmByEye(document, item, services.author());
          return;
        }
        const written = await writeMasked(reviewed, item, document, folder);
        const masking = reviewed.masking();
        document.edit(editsOf(document, item, reviewed, written, masking, services.author()));
        await document.flush();
        const old = fileName(item);
        if (written && old !== undefined) await offerToDelete(item, old, folder);
        else if ((masking.count ?? 0) === 0)
          void vscode.window.showInformationMessage(
            vscode.l10n.t('“{0}” was checked: nothing in it is masked.', titleOf(item)),
          );
      }),
    );

/** An item of the manifest as something to attach, its file read as often as asked for. */
function asNew(item: Evidence, folder: EvidenceFolder): NewEvidence | ReferencedEvidence {
  const name = fileName(item);
  const kind = item.kind === 'log' || item.kind === 'terminal' ? item.kind : 'file';
  const facts = {
    kind,
    title: item.title,
    ...(item.note === undefined ? {} : { note: item.note }),
    ...(item.source === undefined ? {} : { source: item.source }),
    ...(item.command === undefined ? {} : { command: item.command }),
  } as const;
  if (name === undefined) {
    const { bytes, sha256 } = item;
    return { ...facts, source: item.source ?? { path: '' }, reference: { bytes, sha256 } };
  }
  return { ...facts, extension: extensionOf(name), content: repeatable(() => folder.read(name)) };
}

interface NewFile {
  readonly name: string;
  readonly written: WrittenFile;
}

/** The masked file under a name of its own; none when nothing in it was masked. */
async function writeMasked(
  reviewed: ReviewedEvidence,
  item: Evidence,
  { case: current }: CaseDocument,
  folder: EvidenceFolder,
): Promise<NewFile | undefined> {
  if (!('content' in reviewed) || typeof reviewed.content === 'string') return undefined;
  const next = nextNumber([
    ...(await folder.names()),
    ...(current.evidence ?? []).flatMap((each) => fileName(each) ?? []),
  ]);
  const name = evidenceName(next, reviewed.title, reviewed.extension, newId().slice(0, 4));
  const written = await folder.create(name, reviewed.content);
  if (written.sha256 !== item.sha256) return { name, written };
  await folder.remove(name);
  return undefined;
}

/** One step to undo: the new file, the texts of the manifest with their masks, and the record of the check. */
function editsOf(
  { case: current }: CaseDocument,
  item: Evidence,
  reviewed: ReviewedEvidence,
  file: NewFile | undefined,
  masking: Masking,
  by: string,
): CaseEdit[] {
  const set = (key: string, value: unknown): CaseEdit => ({ type: 'set', path: ['evidence', item.id, key], value });
  const edits: CaseEdit[] = [set('title', reviewed.title)];
  if (file) {
    edits.push(
      set('file', `evidence/${file.name}`),
      set('bytes', file.written.bytes),
      set('sha256', file.written.sha256),
    );
  }
  if (reviewed.note !== undefined) edits.push(set('note', reviewed.note));
  if (item.source && reviewed.source) edits.push(set('source', reviewed.source));
  if (reviewed.command) edits.push(set('command', reviewed.command));
  edits.push(set('masking', masking));
  if ((masking.count ?? 0) === 0) return edits;
  const event = {
    id: newId(),
    type: 'evidenceMasked',
    at: toMoment(Date.now()),
    by,
    evidence: item.id,
    count: masking.count,
  };
  return [...edits, { type: 'insert', path: ['timeline'], after: current.timeline?.at(-1)?.id ?? null, item: event }];
}

async function offerToDelete(item: Evidence, old: string, folder: EvidenceFolder): Promise<void> {
  const remove = vscode.l10n.t('Delete Old File');
  const question = vscode.l10n.t('The masked file is in the case. Delete the old file of “{0}”?', titleOf(item));
  const detail = vscode.l10n.t(
    'The old file {0} still holds what was masked, and deleting it cannot be undone. What was committed before stays in the repository’s history, and in every clone of it: change passwords and keys that were in it.',
    old,
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) === remove)
    await folder.remove(old);
}

/** A picture says nothing to the rules; a person who has looked at it can vouch for it. */
async function confirmByEye(document: CaseDocument, item: Evidence, by: string): Promise<void> {
  const confirm = vscode.l10n.t('It Shows No Secrets');
  const question = vscode.l10n.t('“{0}” is no text, so it cannot be checked. Have you looked at it?', titleOf(item));
  const detail = vscode.l10n.t(
    'Look for passwords, tokens, personal data and other people’s windows. When it shows any, delete the evidence and attach a cropped or blackened copy.',
  );
  const open = vscode.l10n.t('Open Evidence');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, confirm, open);
  if (chosen === open)
    await vscode.commands.executeCommand('casebook.openEvidence', { caseFolder: document.folder, evidence: item.id });
  if (chosen !== confirm) return;
  const masking: Masking = { reviewed: true, by, at: toMoment(Date.now()), count: 0 };
  document.edit([{ type: 'set', path: ['evidence', item.id, 'masking'], value: masking }]);
  await document.flush();
}
