import * as vscode from 'vscode';
import * as z from 'zod';
import type { CaseChange, CaseDraft, CaseFilter, EvidenceDraft } from '../../api/support-casebook.d.ts';
import { caseEditSchema } from '../domain/edit.ts';
import { CasebookError } from './casebookError.ts';

/** Bytes of one item of evidence: what is larger belongs on the disk, where it is read piece by piece. */
const mostBytes = 20_000_000;

const line = z.string().max(1_000);
const codes = z.array(line).max(100);
const values = z.record(z.string(), z.unknown()).refine((value) => !Object.hasOwn(value, '__proto__'));
const uri = z.custom<vscode.Uri>((value) => value instanceof vscode.Uri, 'Expected a Uri');

export const filterInput = z.strictObject({
  isOpen: z.boolean().optional(),
  status: codes.optional(),
  priority: codes.optional(),
  category: codes.optional(),
  assignee: line.optional(),
  labels: codes.optional(),
  text: line.optional(),
}) satisfies z.ZodType<CaseFilter>;
export const draftInput = z.strictObject({
  title: line.refine((title) => title.trim() !== '', 'A case needs a title'),
  labels: codes.optional(),
  intake: values.optional(),
  workspaceFolder: uri.optional(),
}) satisfies z.ZodType<CaseDraft>;
const path = caseEditSchema.options[0].shape.path;
export const changesInput = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('set'), path, value: z.unknown().optional() }),
      z.strictObject({ type: z.literal('insert'), path, item: values, after: line.optional() }),
      z.strictObject({ type: z.literal('remove'), path, id: line }),
    ]),
  )
  .min(1)
  .max(1_000) satisfies z.ZodType<readonly CaseChange[]>;
export const evidenceInput = z
  .array(
    z.strictObject({
      title: line.refine((title) => title.trim() !== '', 'Evidence needs a title'),
      content: z
        .union([z.string(), z.instanceof(Uint8Array)])
        .refine(
          (content) => (typeof content === 'string' ? content.length : content.byteLength) <= mostBytes,
          'At most 20 MB',
        ),
      kind: z.enum(['log', 'terminal', 'file']).optional(),
      extension: z
        .string()
        .regex(/^\.[A-Za-z0-9]{1,10}$/)
        .optional(),
      note: z.string().max(10_000).optional(),
      command: z.strictObject({ line, exitCode: z.int().optional() }).optional(),
    }),
  )
  .min(1)
  .max(100) satisfies z.ZodType<readonly EvidenceDraft[]>;
export const referenceInput = z.union([line, uri]);
export const recordInput = z.enum(['intake', 'triage', 'details', 'rootCause', 'plan']).optional();

/** @throws CasebookError `invalid` when what another extension gave is not what is published */
export function parseInput<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new CasebookError('invalid', z.prettifyError(parsed.error));
}
