import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeText } from '../../../../src/evidence/log/encodeText.ts';
import { LogFile } from '../../../../src/evidence/log/logFile.ts';
import { encodingById } from '../../../../src/evidence/log/textEncoding.ts';

/** Text as bytes of an encoding; fails the test when it cannot be written so. */
export function encoded(text: string, id: string): Buffer {
  const bytes = encodeText(text, encodingById(id));
  if (!bytes) throw new Error(`${id} cannot write ${text}`);
  return Buffer.from(bytes);
}

/** A folder of logs for one test file. */
export class LogFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'casebook-logs-'));
  readonly #open: LogFile[] = [];

  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.path, name);
    writeFileSync(file, content);
    return file;
  }

  /** Writes a log and opens it. */
  async log(content: string | Uint8Array, name = `${this.#open.length}.log`): Promise<LogFile> {
    const log = await LogFile.open(this.write(name, content));
    this.#open.push(log);
    return log;
  }

  async dispose(): Promise<void> {
    for (const log of this.#open) await log.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
