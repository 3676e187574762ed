import type { CaseEdit } from '../domain/edit.ts';
import { valueAt } from '../domain/edit.ts';
import { fileName, type Evidence, type EvidenceCommand, type EvidenceSource } from '../domain/evidence.ts';
import { newId } from '../domain/id.ts';
import type { Masking } from '../domain/masking.ts';
import { toMoment } from '../domain/moment.ts';
import type { TimelineEvent } from '../domain/timeline.ts';
import type { Case } from '../domain/case.ts';
import { EvidenceError, type EvidenceFolder, type WrittenFile } from './evidenceFolder.ts';
import { evidenceName, nextNumber } from './evidenceName.ts';

interface EvidenceFacts {
  readonly kind: 'log' | 'terminal' | 'file';
  readonly title: string;
  readonly note?: string;
  readonly source?: EvidenceSource;
  readonly command?: EvidenceCommand;
  /** The reference field that asks for this, e.g. `['details', 'network', 'pingEvidence']`; the new item is added to it. */
  readonly citeIn?: readonly string[];
}

/** Something to attach. */
export interface NewEvidence extends EvidenceFacts {
  /** Of the file to write, with its dot. */
  readonly extension: string;
  /** A stream that can be read again each time is not held in memory while it is checked; a generator is. */
  readonly content: string | AsyncIterable<Uint8Array>;
}

/** A file that stays where it is, too large to copy: the case keeps its place, size and hash. */
export interface ReferencedEvidence extends EvidenceFacts {
  readonly source: EvidenceSource;
  readonly reference: WrittenFile;
}

/**
 * Evidence that was checked for secrets: nothing else gets in. What became of the check is asked once the file is written,
 * since a stream is masked as it goes by.
 */
export type ReviewedEvidence = (NewEvidence | ReferencedEvidence) & { readonly masking: () => Masking };

/** The case that takes it: as much of a `CaseDocument` as is needed, and where its files go. */
export interface AttachTarget {
  readonly document: { readonly case: Case; edit(edits: CaseEdit[]): void };
  readonly folder: EvidenceFolder;
  readonly author: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * The one way in which evidence gets into a case, all items or none. The files are written first, complete and under
 * new names; then one edit adds the manifest items and the timeline events, one step to undo. A crash in between leaves
 * a file that nothing refers to, never an item without its file. Undoing leaves the files, so that redoing finds them.
 * @throws EvidenceError when a file cannot be read or written; nothing is attached then
 */
export async function attachEvidence(
  { document, folder, author, now = Date.now }: AttachTarget,
  items: readonly ReviewedEvidence[],
  signal?: AbortSignal,
): Promise<Evidence[]> {
  const attached: Evidence[] = [];
  try {
    let next = nextNumber([
      ...(await folder.names()),
      ...(document.case.evidence ?? []).flatMap((item) => fileName(item) ?? []),
    ]);
    for (const item of items) {
      const id = newId();
      const stored = 'reference' in item ? { written: item.reference } : await store(folder, item, next++, id, signal);
      attached.push(manifestItem(item, { id, ...stored, at: toMoment(now()), by: author, masking: item.masking() }));
    }
    signal?.throwIfAborted();
    document.edit(edits(document.case, items, attached));
  } catch (error) {
    for (const item of attached) {
      const name = fileName(item);
      if (name !== undefined) await folder.remove(name).catch(() => undefined);
    }
    throw error;
  }
  return attached;
}

async function store(
  folder: EvidenceFolder,
  item: NewEvidence,
  nth: number,
  id: string,
  signal: AbortSignal | undefined,
): Promise<{ name: string; written: WrittenFile }> {
  const { content } = item;
  for (let attempt = 0; ; attempt += 1) {
    const mark = attempt === 0 ? id.slice(0, 4) : newId().slice(0, 4 + attempt);
    const name = evidenceName(nth, item.title, item.extension, mark);
    try {
      return {
        name,
        written: await folder.create(name, typeof content === 'string' ? once(content) : content, signal),
      };
    } catch (error) {
      // A stream has been read by now and cannot be given again; with a random mark this is one in a million.
      const mayRetry = typeof content === 'string' && attempt < 4;
      if (!mayRetry || !(error instanceof EvidenceError) || error.problem.kind !== 'taken') throw error;
    }
  }
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

/** Keys in the order of the schema, which is the order in the file. */
const manifestItem = (
  item: EvidenceFacts,
  own: { id: string; name?: string; written: WrittenFile; at: string; by: string; masking: Masking },
): Evidence => ({
  id: own.id,
  kind: item.kind,
  title: item.title,
  ...(own.name === undefined ? {} : { file: `evidence/${own.name}` }),
  bytes: own.written.bytes,
  sha256: own.written.sha256,
  attachedAt: own.at,
  attachedBy: own.by,
  ...(item.note === undefined ? {} : { note: item.note }),
  ...(item.source === undefined ? {} : { source: item.source }),
  ...(item.command === undefined ? {} : { command: item.command }),
  masking: own.masking,
});

function edits(current: Case, items: readonly EvidenceFacts[], attached: readonly Evidence[]): CaseEdit[] {
  const result: CaseEdit[] = [];
  let lastItem = current.evidence?.at(-1)?.id ?? null;
  let lastEvent = current.timeline?.at(-1)?.id ?? null;
  const cited = new Map<string, string[]>();
  attached.forEach((item, index) => {
    result.push({ type: 'insert', path: ['evidence'], after: lastItem, item });
    lastItem = item.id;
    const event: TimelineEvent = {
      id: newId(),
      type: 'evidenceAttached',
      at: item.attachedAt,
      by: item.attachedBy,
      evidence: item.id,
    };
    result.push({ type: 'insert', path: ['timeline'], after: lastEvent, item: event });
    lastEvent = event.id;
    const path = items[index]?.citeIn;
    if (!path) return;
    const before = cited.get(path.join('\n')) ?? referencesAt(current, path);
    cited.set(path.join('\n'), [...before, item.id]);
    result.push({ type: 'set', path: [...path], value: [...before, item.id] });
  });
  return result;
}

const referencesAt = (current: Case, path: readonly string[]): string[] => {
  const value = valueAt(current, path);
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
};
