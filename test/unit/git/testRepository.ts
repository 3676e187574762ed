import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { serializeCase } from '../../../src/domain/serialize.ts';
import { applyEdit } from '../../../src/domain/edit.ts';
import type { Case } from '../../../src/domain/case.ts';

/** What git's commands are given in tests: nothing of the machine's own configuration, messages in English. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_EDITOR: 'true',
  LC_ALL: 'C.UTF-8',
  // What loads the tests is of no use to the script that git runs.
  NODE_OPTIONS: '',
};

/** A real repository in a temporary folder. */
export class TestRepository {
  readonly root: string;
  /** What git is run with. */
  readonly environment: NodeJS.ProcessEnv = { ...gitEnvironment };

  constructor(name = 'casebook git ') {
    // A space in the path, as in many people's.
    this.root = mkdtempSync(path.join(tmpdir(), name));
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Lin Wei');
    this.git('config', 'user.email', 'lin@example.invalid');
    this.git('config', 'commit.gpgSign', 'false');
  }

  /** Runs git and gives what it printed. @throws when it fails */
  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, env: this.environment, encoding: 'utf8', stdio: 'pipe' });
  }

  /** Runs git and gives its exit code. */
  try(...args: string[]): number {
    try {
      this.git(...args);
      return 0;
    } catch (error) {
      return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : -1;
    }
  }

  file(name: string): string {
    return path.join(this.root, name);
  }
  has(name: string): boolean {
    return existsSync(this.file(name));
  }
  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }
  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  caseFile(number: string): string {
    return `casebook/${number}/case.json`;
  }
  writeCase(value: Case): void {
    this.write(this.caseFile(value.number), serializeCase(value));
  }
  /** @throws when the file is no case */
  readCase(number: string): Case {
    const parsed = parseCase(this.read(this.caseFile(number)));
    if (parsed.kind === 'invalid') throw new Error(parsed.problem.message.en);
    return parsed.case;
  }
  /** Sets values of the case in its file. */
  edit(number: string, ...values: [path: string[], value: unknown][]): void {
    this.writeCase(
      values.reduce(
        (value, [at, to]) => applyEdit(value, { type: 'set', path: at, value: to }).value,
        this.readCase(number),
      ),
    );
  }
  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
