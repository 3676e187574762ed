import * as z from 'zod';
import type { Option } from './field.ts';
import { text } from './text.ts';

/** What can happen to a case, with the name that the timeline shows. */
export const eventNames = [
  { code: 'created', label: text('Created', '建档') },
  { code: 'statusChanged', label: text('Status changed', '状态变更') },
  { code: 'retriaged', label: text('Re-triaged', '重新判级') },
  { code: 'held', label: text('Put on hold', '挂起') },
  { code: 'resumed', label: text('Resumed', '恢复处理') },
  { code: 'firstResponse', label: text('First response', '首次响应') },
  { code: 'replied', label: text('Reply', '答复') },
  { code: 'escalated', label: text('Escalated', '升级') },
  { code: 'reopened', label: text('Reopened', '重新打开') },
  { code: 'linked', label: text('Linked', '关联案卷') },
  { code: 'evidenceAttached', label: text('Evidence attached', '附加证据') },
  { code: 'evidenceRemoved', label: text('Evidence removed', '移除证据') },
  { code: 'evidenceMasked', label: text('Secrets masked in evidence', '屏蔽证据中的敏感信息') },
  { code: 'articleDrafted', label: text('Knowledge article drafted', '起草知识文章') },
] as const satisfies readonly Option[];
export type EventType = (typeof eventNames)[number]['code'];
export const eventTypes: readonly EventType[] = eventNames.map(({ code }) => code);

/** Functional: to people who know more. Hierarchical: to people who decide more (ITIL). */
export const escalationLevels = [
  { code: 'functional', label: text('Functional', '职能升级') },
  { code: 'hierarchical', label: text('Hierarchical', '管理升级') },
] as const satisfies readonly Option[];
export type EscalationLevel = (typeof escalationLevels)[number]['code'];

/** What another case is to this one. */
export const linkRelations = [
  { code: 'followUp', label: text('Follow-up case', '后续案卷') },
  { code: 'followUpOf', label: text('Follow-up of', '源案卷') },
  { code: 'mergedInto', label: text('Merged into', '合并到') },
  { code: 'mergedFrom', label: text('Merged from', '合并自') },
  { code: 'related', label: text('Related case', '相关案卷') },
] as const satisfies readonly Option[];
export type LinkRelation = (typeof linkRelations)[number]['code'];

const overrideSchema = z.looseObject({
  reason: z.string(),
  /** Dotted paths of what was missing, e.g. `plan.steps.k3f9.owner`. */
  missing: z.array(z.string()),
});
const moment = (description: string) => z.string().meta({ format: 'date-time', description });

/**
 * One event as it stands in a file; append-only. Events of a type that a newer version wrote are kept. What the keys mean
 * depends on the type: see `knownEventSchema`.
 */
export const eventSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().meta({ enum: [...eventTypes], enumDescriptions: eventNames.map(({ label }) => label.zh) }),
  at: moment('At 时间'),
  by: z.string().meta({ description: 'By 操作人' }),
  transition: z.string().optional().meta({ description: 'Transition 流转' }),
  from: z.string().optional().meta({ description: 'Status, priority before 原状态或原优先级' }),
  to: z.string().optional().meta({ description: 'Status, priority or person after 新状态、新优先级或升级对象' }),
  priority: z.string().optional().meta({ description: 'Priority decided 判定的优先级' }),
  reason: z.string().optional().meta({ description: 'Reason; of a hold, its code 理由；挂起时为原因代码' }),
  note: z.string().optional().meta({ description: 'Note 说明' }),
  nextReviewAt: moment('Next review 下次复查时间').optional(),
  channel: z.string().optional().meta({ description: 'Channel 渠道' }),
  evidence: z.string().optional().meta({ description: 'Evidence id 证据 id' }),
  override: overrideSchema.optional().meta({ description: 'Gate overridden 强制通过' }),
});
export type TimelineEvent = z.infer<typeof eventSchema>;

const event = <T extends EventType, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.looseObject({ id: z.string(), type: z.literal(type), at: z.string(), by: z.string(), ...shape });
const optional = z.string().optional();
/** A change of status: all keys of it, whichever type of event it is written as. */
const change = { transition: optional, from: z.string(), to: z.string(), override: overrideSchema.optional() };
const message = { channel: optional, note: optional };

/** The events that this version writes, each with what it carries. */
export const knownEventSchema = z.discriminatedUnion('type', [
  event('created', {}),
  /** `priority` when it became triaged; `answer` when it was resolved by one; `target` the case it was merged into. */
  event('statusChanged', { ...change, priority: optional, reason: optional, answer: optional, target: optional }),
  /** `from`, `to` are priorities. */
  event('retriaged', {
    from: optional,
    to: z.string(),
    reason: optional,
    newInformation: optional,
    dueBefore: optional,
    dueAfter: optional,
  }),
  /** `reason` is a code of `holdReasons`. */
  event('held', { ...change, reason: z.string(), note: optional, nextReviewAt: optional }),
  event('resumed', { ...change, reason: optional }),
  event('firstResponse', message),
  event('replied', message),
  /** `to` is a person or a group. */
  event('escalated', { level: optional, to: z.string(), reason: optional }),
  /** `count` counts the reopenings of the case from 1; what verification and confirmation said before is kept here. */
  event('reopened', { ...change, reason: optional, count: z.int().min(1).optional() }),
  /** `target` is the number of the other case. */
  event('linked', { target: z.string(), relation: z.string(), note: optional }),
  event('evidenceAttached', { evidence: z.string() }),
  event('evidenceRemoved', { evidence: z.string(), title: optional }),
  /** `count`: places that were masked in evidence that was attached before. */
  event('evidenceMasked', { evidence: z.string(), count: z.int().min(0).optional() }),
  /** `article` is its number. */
  event('articleDrafted', { article: z.string() }),
]);
export type KnownEvent = z.infer<typeof knownEventSchema>;

/** The event with what its type carries; `undefined` for a type of a newer version, or a known one that lacks something. */
export const knownEvent = (value: unknown): KnownEvent | undefined => knownEventSchema.safeParse(value).data;
