import * as z from 'zod';

/** A case that resembles the panel's, in words of the editor's language. */
export const similarCaseSchema = z.object({
  caseFolder: z.string(),
  number: z.string(),
  title: z.string(),
  /** The name of its status. */
  status: z.string(),
  /** Resolved or closed; else it is open, and may be the same incident. */
  isPast: z.boolean(),
  /** Why it is similar, the weightiest first. */
  reasons: z.array(z.string()),
  /** What solved it: the confirmed causes, the solution, the steps that succeeded, the closing words. */
  causes: z.array(z.string()),
  solution: z.string().optional(),
  actions: z.array(z.string()),
  summary: z.string().optional(),
  /** There is something of it that can be used as a draft. */
  canDraft: z.boolean(),
});
export type SimilarCaseShown = z.infer<typeof similarCaseSchema>;

export const similarAnswerSchema = z.object({
  cases: z.array(similarCaseSchema).max(20),
  /** Not every case was compared yet. */
  isReading: z.boolean(),
});
export type SimilarAnswer = z.infer<typeof similarAnswerSchema>;

const caseFolder = z.string().max(4_000);
export const similarRequests = [
  /** Which cases resemble this one as it stands with the edits so far? Answered with `SimilarAnswer`. */
  z.object({ type: z.literal('similar') }),
  /** Open one of them. */
  z.object({ type: z.literal('openSimilar'), caseFolder }),
  /** Use its solution as a draft in this case. */
  z.object({ type: z.literal('useSolution'), caseFolder }),
] as const;
