import * as z from 'zod';

/** What of an item's content the panel shows. Only bytes that the extension has looked at reach the page. */
export const evidencePreviewSchema = z.discriminatedUnion('kind', [
  /** The beginning of a text. */
  z.object({ kind: z.literal('text'), text: z.string(), isWhole: z.boolean() }),
  /** A raster picture, as its bytes say, of a size that a page can show. */
  z.object({
    kind: z.literal('picture'),
    mime: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']),
    data: z.instanceof(Uint8Array),
    width: z.int(),
    height: z.int(),
  }),
  /** A file that is not shown here, or one that the case only refers to: what it is, in words. */
  z.object({ kind: z.literal('other'), message: z.string() }),
  /** It cannot be read: what happened and what to do. */
  z.object({ kind: z.literal('missing'), message: z.string() }),
]);
export type EvidencePreview = z.infer<typeof evidencePreviewSchema>;

/** The page's own name for a file that it hands over. */
const file = z.string().min(1).max(64);
/** Pieces of a file that the page hands over are no larger, bytes. */
export const largestChunk = 256 * 1024;

/** Shows what is in an item; answered with `EvidencePreview`. */
export const previewRequest = z.object({
  type: z.literal('preview'),
  evidence: z.string(),
  /** As much as can be shown, instead of the first lines. */
  isLong: z.boolean(),
});

/**
 * A file that was pasted or dropped, handed over piece by piece. `begin` is answered with whether it is wanted, `chunk` when it
 * was taken, `end` with what became of it.
 */
export const fileRequests = [
  z.object({
    type: z.literal('beginFile'),
    file,
    /** What the person's computer calls it; becomes the title, never the name of a file. */
    name: z.string().max(1_000),
    bytes: z.int().min(0),
    /** A screenshot from the clipboard has no name worth keeping and must be a picture. */
    isPasted: z.boolean(),
  }),
  z.object({
    type: z.literal('fileChunk'),
    file,
    data: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestChunk),
  }),
  z.object({ type: z.literal('endFile'), file }),
  z.object({ type: z.literal('cancelFile'), file }),
  /** Attach files that were dropped from VS Code's explorer or from an editor tab. */
  z.object({ type: z.literal('attachUris'), uris: z.array(z.string().max(4_000)).min(1).max(200) }),
] as const;

export const fileBegunSchema = z.object({ isWanted: z.boolean() });
/** `evidence` is the id of the new item; absent when the person decided against it. */
export const fileEndedSchema = z.object({ evidence: z.string().optional() });
