import * as z from 'zod';
import { caseEditSchema } from '../../src/domain/edit.ts';
import { panelMemorySchema } from '../../src/protocol/messages.ts';

const caretSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
/** Where the selection of a text field begins and ends. */
export type Caret = z.infer<typeof caretSchema>;

/** What the page remembers through a reload: the protocol's part, and what only the page knows how to use. */
const memorySchema = panelMemorySchema.extend({
  caret: caretSchema.optional(),
  /** Edits that the extension would not take; kept until the user decides. */
  refused: z.array(caseEditSchema).optional(),
});
export type Memory = z.infer<typeof memorySchema>;

/** The part of VS Code's webview API that the page uses. */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The page's memory. Every change is kept at once: a hidden page can be destroyed without a word. */
export class PanelMemory {
  #current: Memory;
  readonly #api: WebviewApi;

  constructor(api: WebviewApi, folder: string) {
    this.#api = api;
    const kept = memorySchema.safeParse(api.getState());
    // A memory of another case would write its edits into this one.
    this.#current = kept.success && kept.data.folder === folder ? kept.data : { folder };
    api.setState(this.#current);
  }

  get current(): Readonly<Memory> {
    return this.#current;
  }

  update(change: Partial<Memory>): void {
    this.#current = { ...this.#current, ...change };
    this.#api.setState(this.#current);
  }
}
