import * as z from 'zod';
import { evidenceSchema } from './evidence.ts';
import { labelBounds } from './labels.ts';
import { newId, randomCode, type RandomBytes } from './id.ts';
import { toMoment } from './moment.ts';
import type { RecordDeclaration } from './recordDeclaration.ts';
import { details } from './records/details.ts';
import { intake } from './records/intake.ts';
import { plan } from './records/plan.ts';
import { rootCause } from './records/rootCause.ts';
import { triage } from './records/triage.ts';
import { eventSchema } from './timeline.ts';
import { statuses } from './workflow.ts';

/** The version of the file format that this code writes. */
export const formatVersion = 1;

/** The five record forms, in the order of the procedure. */
export const records = [intake, triage, details, rootCause, plan] as const satisfies readonly RecordDeclaration[];
export type RecordKey = (typeof records)[number]['key'];
export const recordKeys: readonly RecordKey[] = records.map(({ key }) => key);

/** `TS-YYYYMMDD-XXXXX`: the date received and five random Crockford characters, so that two branches never collide. */
export const caseNumberShape = /^TS-\d{8}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** A case as it stands in its file. Unknown keys of a newer version are kept. The order of the keys is the file's. */
export const caseSchema = z.looseObject({
  $schema: z.string().optional(),
  formatVersion: z.literal(formatVersion).meta({ description: 'Version of the file format 文件格式版本' }),
  number: z.string().regex(caseNumberShape).meta({ description: 'Case number 案卷编号' }),
  title: z.string().meta({ description: 'Title 标题' }),
  status: z.string().meta({
    enum: statuses.map(({ code }) => code),
    enumDescriptions: statuses.map(({ label }) => `${label.en} ${label.zh}`),
    description: 'Status 状态',
  }),
  labels: z
    .array(z.string().meta({ maxLength: labelBounds.letters }))
    .optional()
    .meta({ description: 'Labels 标签', uniqueItems: true, maxItems: labelBounds.labels }),
  articles: z
    .array(z.string())
    .optional()
    .meta({ description: 'Knowledge articles drafted from the case 由本案卷起草的知识文章' }),
  intake: intake.schema.optional(),
  triage: triage.schema.optional(),
  details: details.schema.optional(),
  rootCause: rootCause.schema.optional(),
  plan: plan.schema.optional(),
  evidence: z.array(evidenceSchema).optional().meta({ description: 'Evidence 证据' }),
  timeline: z.array(eventSchema).optional().meta({ description: 'Timeline 时间线' }),
});
export type Case = z.infer<typeof caseSchema>;

/**
 * A new case number.
 * @param receivedMs the moment of contact, milliseconds since the epoch; the date is that of the given offset
 */
export const newCaseNumber = (receivedMs: number, offsetMinutes?: number, random?: RandomBytes): string =>
  `TS-${toMoment(receivedMs, offsetMinutes).slice(0, 10).replaceAll('-', '')}-${randomCode(5, random)}`;

/** A new draft, received now. */
export const newCase = (own: {
  title: string;
  author: string;
  now: number;
  number?: string;
  offsetMinutes?: number;
}): Case => {
  const at = toMoment(own.now, own.offsetMinutes);
  return {
    formatVersion,
    number: own.number ?? newCaseNumber(own.now, own.offsetMinutes),
    title: own.title,
    status: 'draft',
    intake: { receivedAt: at, intaker: own.author },
    triage: {},
    details: {},
    rootCause: {},
    plan: {},
    evidence: [],
    timeline: [{ id: newId(), type: 'created', at, by: own.author }],
  };
};
