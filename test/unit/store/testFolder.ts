import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Case } from '../../../src/domain/case.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { joinUri, type CaseFolder, type CaseRoot } from '../../../src/store/caseRoot.ts';
import { CaseStore, type CaseStoreOptions } from '../../../src/store/caseStore.ts';
import type { Log } from '../../../src/store/log.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';

/** A log that nobody reads. */
export const noLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A casebook folder for one test. */
export class TestFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'casebook-test-'));
  readonly root: CaseRoot = { uri: pathToFileURL(path.join(this.path, 'casebook')).href, name: 'test' };
  readonly #stores: CaseStore[] = [];

  /** Another window on this folder. */
  store(options: Partial<CaseStoreOptions> = {}): CaseStore {
    const store = new CaseStore({
      files: nodeFileAccess,
      roots: [this.root],
      log: noLog,
      ...options,
    });
    this.#stores.push(store);
    return store;
  }

  fileOf(name: string): string {
    return path.join(this.path, 'casebook', name, 'case.json');
  }

  /** Writes a case, or any text, as another program would: not through the store. */
  write(name: string, content: Case | string): CaseFolder {
    mkdirSync(path.dirname(this.fileOf(name)), { recursive: true });
    writeFileSync(this.fileOf(name), typeof content === 'string' ? content : serializeCase(content));
    return joinUri(this.root.uri, name);
  }

  read(name: string): string {
    return readFileSync(this.fileOf(name), 'utf8');
  }

  async dispose(): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.dispose()));
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Waits for a condition. @throws Error when it does not come true in time */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${condition.toString()}`);
    await delay(5);
  }
}
