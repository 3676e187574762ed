import * as z from 'zod';
import { caseNumberShape } from '../domain/case.ts';
import { replyKinds } from '../domain/replies.ts';

/** What a language model gives each tool. The manifest says the same as JSON Schema; a test compares the two. */
const number = z.string().regex(caseNumberShape).describe('Number of a case, such as TS-20261116-K7Q4M');
const record = z.enum(['intake', 'triage', 'details', 'rootCause', 'plan']);
const text = z.string().max(20_000);
/** Dotted names within a record, e.g. `software.version`, and what to write there. */
const fields = z
  .record(
    z.string().regex(/^\w{1,40}(\.\w{1,40}){0,5}$/),
    z.union([text, z.number(), z.boolean(), z.array(text).max(50)]),
  )
  .describe('Values by dotted names within the record, e.g. technicalSummary or software.version');

export const searchInput = z.strictObject({
  query: z
    .string()
    .max(200)
    .describe(
      'Words that must all be in the number, title, assignee, status, priority, category or labels; empty for all',
    ),
  openOnly: z.boolean().optional().describe('Only cases that somebody still has to do something about'),
  limit: z.int().min(1).max(50).optional(),
});
export const readInput = z.strictObject({
  number,
  part: z
    .enum([...record.options, 'evidence', 'timeline'])
    .optional()
    .describe('One part; the whole case without it'),
});
export const replyInput = z.strictObject({
  number,
  kind: z.enum(replyKinds.map(({ code }) => code)),
  language: z.enum(['en', 'zh-cn']).optional().describe('The language of the case without it'),
});
export const draftRecordInput = z.strictObject({ number, record, fields });
export const newCaseInput = z.strictObject({
  title: z.string().min(1).max(300),
  fields: fields.optional().describe('Values of the intake record by name: system, verbatim, reporterName, contact …'),
});

export const toolInputs = {
  casebook_searchCases: searchInput,
  casebook_readCase: readInput,
  casebook_draftReply: replyInput,
  casebook_draftRecord: draftRecordInput,
  casebook_createCase: newCaseInput,
} as const;
export type ToolName = keyof typeof toolInputs;
