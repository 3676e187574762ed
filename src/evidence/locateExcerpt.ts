import * as z from 'zod';
import type { EvidenceSource } from '../domain/evidence.ts';
import { hashLine, LineHasher } from './lineHash.ts';

/**
 * Where the lines of an excerpt are now. `changed`: the source still has lines at the old place, but these are nowhere
 * in it; `gone`: it does not even reach there. Lines count from 1, `endLine` included.
 */
export type Location =
  | { readonly kind: 'same'; readonly startLine: number; readonly endLine: number }
  | { readonly kind: 'moved'; readonly startLine: number; readonly endLine: number }
  | { readonly kind: 'changed'; readonly lineCount: number }
  | { readonly kind: 'gone'; readonly lineCount: number };

/** Windows that may be open at once: many lines of a log begin alike (blank, a rule), and each window hashes every line. */
const mostWindows = 2_000;

/**
 * Looks for the lines of an excerpt in its source, by their hashes: first where they were, else the nearest place that
 * has them. Reads no further than it must.
 * @param batches the lines of the source, without line ends, in batches of any size
 * @returns undefined when the manifest does not say which lines they were
 */
export async function locateExcerpt(
  source: EvidenceSource,
  batches: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): Promise<Location | undefined> {
  const { startLine, sha256 } = source;
  if (startLine === undefined || sha256 === undefined) return undefined;
  const count = Math.max(1, (source.endLine ?? startLine) - startLine + 1);
  // An item written by hand has no hash of the first line: then only the old place can be checked.
  const firstLine = z.string().safeParse(source.firstLineSha256).data;
  let nearest: number | undefined;
  let lineNumber = 0;
  let windows: { start: number; hasher: LineHasher }[] = [];
  for await (const batch of batches) {
    for (const line of batch) {
      lineNumber += 1;
      for (const { hasher } of windows) hasher.add(line);
      const opens = lineNumber === startLine || (firstLine !== undefined && hashLine(line) === firstLine);
      if (opens && (windows.length < mostWindows || lineNumber === startLine))
        windows.push({ start: lineNumber, hasher: new LineHasher().add(line) });
      if (nearest !== undefined && lineNumber - startLine > startLine - nearest + count)
        return found(nearest, startLine, count);
      const oldest = windows[0];
      if (oldest === undefined || lineNumber - oldest.start + 1 < count) continue;
      windows = windows.slice(1);
      if (oldest.hasher.digest() !== sha256) continue;
      if (nearest === undefined || Math.abs(oldest.start - startLine) < Math.abs(nearest - startLine))
        nearest = oldest.start;
      // From the old place on, what comes later is only farther away.
      if (oldest.start >= startLine) return found(nearest, startLine, count);
    }
  }
  if (nearest !== undefined) return found(nearest, startLine, count);
  return { kind: lineNumber >= startLine ? 'changed' : 'gone', lineCount: lineNumber };
}

const found = (at: number, startLine: number, count: number): Location => ({
  kind: at === startLine ? 'same' : 'moved',
  startLine: at,
  endLine: at + count - 1,
});
