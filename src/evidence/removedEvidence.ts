import { createHash } from 'node:crypto';
import type { Case } from '../domain/case.ts';
import type { CaseEdit } from '../domain/edit.ts';
import { fileName, type Evidence } from '../domain/evidence.ts';
import { newId } from '../domain/id.ts';
import { toMoment } from '../domain/moment.ts';
import { withoutCitations } from '../domain/citations.ts';
import type { EvidenceFolder } from './evidenceFolder.ts';

/** One step that takes an item out of the manifest and out of the fields that cite it, and writes it into the timeline. */
export function removalEdits(current: Case, item: Evidence, by: string, nowMs = Date.now()): CaseEdit[] {
  const event = { id: newId(), type: 'evidenceRemoved', at: toMoment(nowMs), by, evidence: item.id, title: item.title };
  return [
    ...withoutCitations(current, item.id),
    { type: 'remove', path: ['evidence'], id: item.id },
    { type: 'insert', path: ['timeline'], after: current.timeline?.at(-1)?.id ?? null, item: event },
  ];
}

/**
 * Keeps the files of removed evidence where no repository sees them, so that undoing the removal brings them back.
 */
export class RemovedEvidence {
  readonly #keep: EvidenceFolder;
  readonly #removed = new Map<string, Evidence>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(keep: EvidenceFolder) {
    this.#keep = keep;
  }

  /** From now on `settle` moves the item's file to where the case says it belongs. */
  track(item: Evidence): void {
    this.#removed.set(item.id, item);
  }

  /**
   * Brings the files into agreement with the case: an item that came back gets its file back, an item that is gone
   * has its file taken away. Calls are carried out one after the other.
   * @throws EvidenceError when a file cannot be read or written; it stays where it is
   */
  settle(current: () => Case, folder: EvidenceFolder): Promise<void> {
    const work = this.#queue.then(async () => {
      for (const item of this.#removed.values()) {
        const { evidence = [] } = current();
        if (evidence.some(({ id }) => id === item.id)) await this.restore(item, folder);
        else if (item.file !== undefined && !evidence.some(({ file }) => file === item.file))
          await this.#takeAway(item, folder);
      }
    });
    this.#queue = work.catch(() => undefined);
    return work;
  }

  /** Puts the file of an item back where it was, if it is kept here. @returns whether the file is there now */
  async restore(item: Evidence, folder: EvidenceFolder): Promise<boolean> {
    const name = fileName(item);
    if (name === undefined || (await folder.has(name))) return true;
    if (!(await this.#keep.has(keptName(item)))) return false;
    await folder.create(name, this.#keep.read(keptName(item)));
    return true;
  }

  async #takeAway(item: Evidence, folder: EvidenceFolder): Promise<void> {
    const name = fileName(item);
    if (name === undefined || !(await folder.has(name))) return;
    await this.#keep.remove(keptName(item));
    await this.#keep.create(keptName(item), folder.read(name));
    await folder.remove(name);
  }
}

/** An id comes from a file and can be any text: its hash is a safe name. */
const keptName = ({ id, sha256 }: Evidence): string => createHash('sha256').update(`${id}\n${sha256}`).digest('hex');
