import * as z from 'zod';

/** Commands that the network view may run, about one of the items that it shows. */
export const networkCommands = ['casebook.openEvidence', 'casebook.fillNetworkDetails'] as const;

/** What the network view asks the extension; every request is answered with `NetworkState`. */
export const networkRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Let the person choose another item to compare with, or stop comparing. */
  z.object({ type: z.literal('compare') }),
  z.object({ type: z.literal('stopComparing') }),
  z.object({ type: z.literal('run'), command: z.enum(networkCommands), evidence: z.string() }),
]);
export type NetworkRequest = z.infer<typeof networkRequestSchema>;

/** One piece of evidence as text; the page reads it itself, so that long output holds nobody up but its reader. */
export const networkItemSchema = z.object({
  evidence: z.string(),
  title: z.string(),
  attachedAt: z.string(),
  attachedBy: z.string(),
  text: z.string(),
  /** Nothing was left out at the end. */
  isWhole: z.boolean(),
});
export type NetworkItem = z.infer<typeof networkItemSchema>;

/** Everything that the view shows: one item, or two in the order in which they were attached. */
export const networkStateSchema = z.object({
  folder: z.string(),
  number: z.string(),
  items: z.array(networkItemSchema).max(2),
  /** What keeps the evidence from being shown: it is gone, or no text. */
  problem: z.string().optional(),
  /** The record of a network problem can be filled from it. */
  canFill: z.boolean(),
  /** The case has other output of network tests. */
  canCompare: z.boolean(),
});
export type NetworkState = z.infer<typeof networkStateSchema>;

export const networkEventSchema = z.object({ type: z.literal('state'), state: networkStateSchema });
export type NetworkEvent = z.infer<typeof networkEventSchema>;

/** What the view keeps for a window reload. */
export const networkMemorySchema = z.object({
  folder: z.string(),
  evidence: z.string(),
  other: z.string().optional(),
});
export type NetworkMemory = z.infer<typeof networkMemorySchema>;
