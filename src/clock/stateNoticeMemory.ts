import type { Memento } from 'vscode';
import * as z from 'zod';
import { forgetAfter, type NoticeMemory } from './noticeMemory.ts';

const prefix = 'casebook.notice.';
const entrySchema = z.object({ key: z.string(), told: z.number().optional(), remindAt: z.number().optional() });
type Entry = z.infer<typeof entrySchema>;

/**
 * Keeps notices in the state that VS Code stores for an extension, where there is no disk. Two windows that look in the same
 * moment may both give a notice, which is the worst that can happen.
 */
export class StateNoticeMemory implements NoticeMemory {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  async claim(key: string): Promise<boolean> {
    if (this.#get(key)?.told !== undefined) return false;
    await this.#put({ ...this.#get(key), key, told: Date.now() });
    return true;
  }

  async remind(key: string, at: number): Promise<void> {
    await this.#put({ ...this.#get(key), key, remindAt: at });
  }

  reminders(): Promise<readonly { readonly key: string; readonly at: number }[]> {
    const waiting = this.#entries().flatMap(({ key, remindAt }) =>
      remindAt === undefined ? [] : [{ key, at: remindAt }],
    );
    return Promise.resolve(waiting);
  }

  async takeReminder(key: string): Promise<boolean> {
    const found = this.#get(key);
    if (found?.remindAt === undefined) return false;
    await this.#put({ key, told: found.told });
    return true;
  }

  async cleanUp(now: number): Promise<void> {
    for (const { key, told, remindAt } of this.#entries())
      if (now - Math.max(told ?? 0, remindAt ?? 0) > forgetAfter) await this.#state.update(prefix + key, undefined);
  }

  #entries(): Entry[] {
    const keys = this.#state.keys().filter((name) => name.startsWith(prefix));
    return keys.flatMap((name) => this.#get(name.slice(prefix.length)) ?? []);
  }

  #get(key: string): Entry | undefined {
    return entrySchema.safeParse(this.#state.get(prefix + key)).data;
  }

  #put(entry: Entry): Thenable<void> {
    return this.#state.update(prefix + entry.key, entry);
  }
}
