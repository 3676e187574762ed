import * as z from 'zod';
import { caseSchema, type Case } from '../domain/case.ts';
import { caseEditSchema } from '../domain/edit.ts';
import { evidenceOrders } from '../domain/evidenceOrder.ts';
import { fileRequests, previewRequest } from './evidenceMessages.ts';
import { similarRequests } from './similarMessages.ts';

const path = z.array(z.string());
const revision = z.int().min(0);

/** Commands that a panel may run; anything else is refused. The host adds the panel's own case as argument. */
export const panelCommands = [
  'casebook.attachFile',
  'casebook.attachLastCommand',
  'casebook.changeStatus',
  'casebook.copyLink',
  'casebook.copyNumber',
  'casebook.copyReply',
  'casebook.draftArticle',
  'casebook.escalate',
  'casebook.explainDeadline',
  'casebook.handOver',
  'casebook.findSimilarCases',
  'casebook.labelCase',
  'casebook.linkCase',
  'casebook.logFirstResponse',
  'casebook.logReply',
  'casebook.retriage',
  'casebook.runStepCommand',
  'casebook.showLogLocations',
  'casebook.goToSource',
  'casebook.openAsJson',
  'casebook.openEvidence',
  'casebook.openNetworkView',
  'casebook.openEvidenceBeside',
  'casebook.copyEvidenceAsMarkdown',
  'casebook.sortEvidence',
  'casebook.deleteEvidence',
  'casebook.runPing',
  'casebook.runTraceroute',
  'casebook.setActiveCase',
] as const;

/** What the panel asks the extension. Each request is answered, or times out. */
export const panelRequestSchema = z.discriminatedUnion('type', [
  /** The panel's script runs; answered with `PanelState`. */
  z.object({ type: z.literal('ready') }),
  /** Edits in the order they were made. `sequence` counts up per panel; the state that comes back says how far it includes them. */
  z.object({ type: z.literal('edit'), sequence: revision, edits: z.array(caseEditSchema).min(1).max(10_000) }),
  /** Write what is not yet on disk now: on blur and when the panel hides. */
  z.object({ type: z.literal('flush') }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('redo') }),
  /** Run a command about this case: about one item of its evidence, one transition of its status, or one step of its plan. */
  z.object({
    type: z.literal('run'),
    command: z.enum(panelCommands),
    evidence: z.string().optional(),
    transition: z.string().optional(),
    /** How the person passes the gate of the transition, which they have seen closed. */
    past: z.string().optional(),
    step: z.string().optional(),
    /** Which of the replies to copy. */
    reply: z.string().optional(),
    /** By which time evidence is put in order. */
    order: z.enum(evidenceOrders).optional(),
  }),
  previewRequest,
  ...fileRequests,
  ...similarRequests,
  /** Save what the page has drawn under a name that the person chooses. */
  z.object({
    type: z.literal('saveFile'),
    /** Proposed; a bare file name. */
    name: z
      .string()
      .max(120)
      .regex(/^[^\\/:*?"<>|]+\.(?:svg|png)$/),
    encoding: z.enum(['utf8', 'base64']),
    data: z.string().min(1).max(20_000_000),
  }),
  /** Open a link of a field outside; only https and mailto are. */
  z.object({ type: z.literal('openLink'), href: z.string().max(2_000) }),
]);
export type PanelRequest = z.infer<typeof panelRequestSchema>;

/** Where the case stands on disk. `failed` says what happened and what to do; the edits are kept and tried again. */
export const saveStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('saving') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type SaveState = z.infer<typeof saveStateSchema>;

/** Two versions of one value: what this window wrote and what came from elsewhere. `mine` is in the case until one is chosen. */
export const valueConflictSchema = z.object({ path, mine: z.unknown().optional(), theirs: z.unknown().optional() });
export type ValueConflict = z.infer<typeof valueConflictSchema>;

/** The response clock of a case in words of the editor's language. */
export const panelClockSchema = z.object({
  /** How pressing it is; always said in the texts too. */
  tone: z.enum(['none', 'running', 'warning', 'overdue', 'paused', 'done']),
  /** A few words: "25 min left, by 09:19"; absent when no deadline is open. */
  short: z.string().optional(),
  /** A sentence with full dates. */
  headline: z.string(),
  /** The deadline, ISO 8601 in the calendar's zone; absent before there is a priority. While paused: if the hold ended now. */
  dueAt: z.string().optional(),
  /** The deadline as people read it. */
  due: z.string().optional(),
  /** Why the deadline is provisional, when it is. */
  note: z.string().optional(),
  /** "Why this deadline": what happened to the clock, in order. */
  steps: z.array(z.string()),
});
export type PanelClock = z.infer<typeof panelClockSchema>;

/** Everything that a panel shows. The case is the extension's; edits up to `sequence` are in it, up to `savedSequence` on disk. */
export const panelStateSchema = z.object({
  case: caseSchema,
  revision,
  sequence: revision,
  savedSequence: revision,
  save: saveStateSchema,
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  isActive: z.boolean(),
  /** The file cannot take edits now, and why: it is gone, or no case any more. Edits are kept until it is well again. */
  problem: z.string().optional(),
  conflicts: z.array(valueConflictSchema),
  /** Name for fields that are filled with the author. */
  author: z.string(),
  /** What items of evidence say about the network, in one line each, by the id of the item: "4 sent, 25% lost, 31 ms avg". */
  verdicts: z.record(z.string(), z.string()).optional(),
  /** Counts up whenever other cases may be similar now; absent without an index of them. */
  similarRevision: revision.optional(),
  /** Computed by the host from the case and the settings; absent without a moment of receipt. */
  clock: panelClockSchema.optional(),
});
export type PanelState = Omit<z.infer<typeof panelStateSchema>, 'case'> & { case: Case };

/** What the extension tells the panel. */
export const panelEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: panelStateSchema }),
  /** Show the tab and the field at this path; `['evidence']` is the evidence tab. */
  z.object({ type: z.literal('reveal'), path }),
]);
export type PanelEvent = z.infer<typeof panelEventSchema>;

/** What a panel keeps for itself through a window reload (`setState`). `pending` are edits not yet known to be on disk. */
export const panelMemorySchema = z.object({
  folder: z.string(),
  tab: z.string().optional(),
  scroll: z.record(z.string(), z.number()).optional(),
  focus: path.optional(),
  sequence: revision.optional(),
  pending: z.array(z.object({ sequence: revision, edit: caseEditSchema })).optional(),
  collapsed: z.array(z.string()).optional(),
  /** What the user chose among several ways to show something, by the name of the choice. */
  choices: z.record(z.string(), z.string()).optional(),
});
export type PanelMemory = z.infer<typeof panelMemorySchema>;

/** What the page is given when it is made, in a JSON script element: nothing of the case, so that no case text is ever parsed as HTML. */
export const pageSettingsSchema = z.object({
  language: z.enum(['en', 'zh-cn']),
  /** The l10n bundle of the language for `@vscode/l10n`; absent for English. */
  bundle: z.record(z.string(), z.unknown()).optional(),
  /** Initial memory, for a panel that was not restored. */
  folder: z.string(),
});
export type PageSettings = z.infer<typeof pageSettingsSchema>;
