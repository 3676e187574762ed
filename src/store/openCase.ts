import { Low } from 'lowdb';
import type { Case } from '../domain/case.ts';
import { valueAt, type CaseEdit } from '../domain/edit.ts';
import type { FileProblem } from '../domain/fileProblem.ts';
import { isSame } from '../domain/isSame.ts';
import { mergeCases, type Conflict } from '../domain/merge.ts';
import { checkCase } from '../domain/parseCase.ts';
import type { Text } from '../domain/text.ts';
import { Emitter } from '../platform/event.ts';
import type { SaveState } from '../protocol/messages.ts';
import type { CaseDocument } from './caseDocument.ts';
import { InvalidEdit } from './caseDocument.ts';
import { CaseFile, CaseFileInvalid } from './caseFile.ts';
import type { CaseFolder } from './caseRoot.ts';
import { codeOf, type FileAccess } from './fileAccess.ts';
import type { Unwritten } from './editJournal.ts';
import type { Log } from './log.ts';
import { problemSaveText, SaveFailed, saveFailureText } from './saveFailed.ts';
import { SaveSchedule } from './saveSchedule.ts';
import { applyChange, UndoHistory, type Change } from './undoHistory.ts';

export interface OpenCaseOptions {
  readonly files: FileAccess;
  readonly folder: CaseFolder;
  /** The URI of the root that the folder is in. */
  readonly root: string;
  readonly log: Log;
  /** Says a text in the user's language. */
  readonly say: (text: Text) => string;
  /** Keeps what the file does not hold; without arguments, it holds everything. Never fails. */
  readonly keepPending: (pending?: Unwritten) => Promise<void>;
  readonly onReleased: () => void;
}

/** A case file that is open, as one lowdb database with the edits of this window on top. */
export class OpenCase implements CaseDocument {
  readonly folder: CaseFolder;
  readonly #options: OpenCaseOptions;
  readonly #low: Low<Case>;
  readonly #file: CaseFile;
  readonly #history = new UndoHistory();
  readonly #schedule = new SaveSchedule(() => void this.#save());
  readonly #changed = new Emitter<void>((error) => this.#options.log.error('A listener failed', error));
  readonly #saveStateChanged = new Emitter<void>((error) => this.#options.log.error('A listener failed', error));
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeSaveState = this.#saveStateChanged.event;
  #revision = 0;
  #savedRevision = 0;
  #conflicts: readonly Conflict[] = [];
  #failure: SaveFailed | undefined;
  #problem: FileProblem | undefined;
  /** The last thing done with the file; the next one waits for it. */
  #queue: Promise<void> = Promise.resolve();
  #keeping: Promise<void> = Promise.resolve();
  /** The journal has something of this window. */
  #isKept = false;

  private constructor(options: OpenCaseOptions, file: CaseFile, onDisk: Case) {
    this.folder = options.folder;
    this.#options = options;
    this.#file = file;
    this.#low = new Low(file, onDisk);
  }

  /** Reads the case. @throws CaseFileInvalid when the file is no case */
  static async open(options: OpenCaseOptions): Promise<OpenCase> {
    const file: CaseFile = new CaseFile(options.files, options, (found) => opened.#addConflicts(found));
    const onDisk = await file.read();
    const opened = new OpenCase(options, file, onDisk);
    return opened;
  }

  get case(): Case {
    return this.#low.data;
  }
  get revision(): number {
    return this.#revision;
  }
  get savedRevision(): number {
    return this.#savedRevision;
  }
  get problem(): FileProblem | undefined {
    return this.#problem;
  }
  get conflicts(): readonly Conflict[] {
    return this.#conflicts;
  }
  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }
  /** Whether edits of this window are not on disk yet. */
  get isDirty(): boolean {
    return this.#savedRevision < this.#revision;
  }
  /** The stamp of the file as last read or written. */
  get stamp(): string {
    return this.#file.stamp;
  }

  get saveState(): SaveState {
    if (!this.isDirty) return { kind: 'saved' };
    if (this.#problem) return { kind: 'failed', message: this.#options.say(problemSaveText(this.#problem)) };
    return this.#failure ? { kind: 'failed', message: this.#options.say(this.#failure.text) } : { kind: 'saving' };
  }

  edit(edits: readonly CaseEdit[], mergeKey?: string): void {
    let value = this.case;
    const changes: Change[] = [];
    for (const edit of edits) {
      const applied = applyChange(value, edit);
      value = applied.value;
      changes.push(applied.change);
    }
    this.#refuseInvalid(value);
    if (isSame(value, this.case)) return;
    this.#history.record(changes, mergeKey, performance.now());
    this.#setConflicts(this.#conflicts.filter(({ path }) => !edits.some((edit) => isSame(edit.path, path))));
    this.#change(value);
  }

  undo(): boolean {
    return this.#step(this.#history.undo(this.case));
  }

  redo(): boolean {
    return this.#step(this.#history.redo(this.case));
  }

  resolveConflict(path: readonly string[], take: 'mine' | 'theirs'): void {
    const conflict = this.#conflicts.find((other) => isSame(other.path, path));
    if (!conflict) return;
    if (take === 'theirs') this.edit([{ type: 'set', path: [...path], value: conflict.theirs }]);
    this.#setConflicts(this.#conflicts.filter((other) => other !== conflict));
    this.#changed.fire();
  }

  async flush(): Promise<void> {
    const target = this.#revision;
    while (this.#savedRevision < target) {
      await this.#save();
      if (this.#savedRevision < target && this.#failure) throw this.#failure;
    }
  }

  /** Takes in what changed on disk. Edits of this window stay on top. */
  reload(): Promise<void> {
    return this.#enqueue(async () => {
      const grownFrom = this.#file.base;
      try {
        this.#takeIn(grownFrom, await this.#file.read());
      } catch (error) {
        if (!(error instanceof CaseFileInvalid)) throw error;
        this.#setProblem(error.problem);
      }
    });
  }

  /** Puts edits on top that an earlier window could not write, and brings back the conflicts it left open. */
  recover({ base, mine, conflicts = [] }: Unwritten): void {
    const merged = mergeCases(base, mine, this.case);
    if (!isSame(merged.value, this.case)) this.#change(merged.value);
    // Somebody may have settled one since: then the value is no longer mine.
    const open = conflicts.filter((conflict) => isSame(valueAt(this.case, conflict.path), conflict.mine));
    this.#addConflicts([...open, ...merged.conflicts]);
  }

  release(): void {
    this.#options.onReleased();
  }

  /** Brings the journal up to date: what is not on disk is kept, what is, is not. Never fails. */
  keepPending(): Promise<void> {
    // One after another, each with what is true by then: the last one to run leaves the journal right.
    this.#keeping = this.#keeping.then(() => {
      const pending = this.#pending();
      this.#isKept = pending !== undefined;
      return this.#options.keepPending(pending);
    });
    return this.#keeping;
  }

  /** Ends timers and events; nothing is written any more. */
  dispose(): void {
    this.#schedule.dispose();
    this.#changed.dispose();
    this.#saveStateChanged.dispose();
  }

  #pending(): Unwritten | undefined {
    if (!this.isDirty && this.#conflicts.length === 0) return undefined;
    return { base: this.#file.base, mine: this.case, conflicts: this.#conflicts };
  }

  #refuseInvalid(value: Case): void {
    const { issue } = checkCase(value);
    if (issue) throw new InvalidEdit(`${issue.path.join('.')}: ${issue.message}`);
    if (value.number !== this.case.number) throw new InvalidEdit('The number of a case never changes');
  }

  #step(value: Case | undefined): boolean {
    if (!value) return false;
    this.#change(value);
    return true;
  }

  #change(value: Case): void {
    const before = this.saveState.kind;
    this.#low.data = value;
    this.#revision += 1;
    this.#schedule.soon();
    this.#changed.fire();
    if (this.saveState.kind !== before) this.#saveStateChanged.fire();
  }

  #save(): Promise<void> {
    this.#schedule.cancel();
    return this.#enqueue(async () => {
      if (!this.isDirty) return;
      const written = this.case;
      const revision = this.#revision;
      try {
        await this.#low.write();
        this.#failure = undefined;
        this.#savedRevision = revision;
        this.#schedule.succeeded();
        this.#takeIn(written, this.#file.base);
        this.#saveStateChanged.fire();
        if (this.#isKept) await this.keepPending();
      } catch (error) {
        await this.#saveFailed(error);
      }
    });
  }

  async #saveFailed(error: unknown): Promise<void> {
    if (error instanceof CaseFileInvalid) {
      this.#failure = new SaveFailed(error.problem.kind, problemSaveText(error.problem), { cause: error });
      this.#setProblem(error.problem);
    } else {
      this.#failure = new SaveFailed(codeOf(error), saveFailureText(codeOf(error)), { cause: error });
    }
    this.#options.log.error(`Saving ${this.folder} failed; edits are kept`, error);
    this.#schedule.later();
    this.#saveStateChanged.fire();
    await this.keepPending();
  }

  /** Puts a version from disk in place of `grownFrom`, with what this window changed since on top. */
  #takeIn(grownFrom: Case, theirs: Case): void {
    const wasProblem = this.#problem !== undefined;
    this.#problem = undefined;
    const wasDirty = this.isDirty;
    const merged = mergeCases(grownFrom, this.case, theirs);
    this.#addConflicts(merged.conflicts);
    const isOther = !isSame(merged.value, this.case);
    if (isOther) {
      this.#low.data = merged.value;
      this.#revision += 1;
    }
    if (isSame(merged.value, theirs)) this.#savedRevision = this.#revision;
    else this.#schedule.soon();
    if (isOther || wasProblem || merged.conflicts.length > 0) this.#changed.fire();
    if (wasProblem || wasDirty !== this.isDirty) this.#saveStateChanged.fire();
  }

  #setProblem(problem: FileProblem): void {
    if (isSame(problem, this.#problem)) return;
    this.#problem = problem;
    this.#changed.fire();
    this.#saveStateChanged.fire();
  }

  #addConflicts(found: readonly Conflict[]): void {
    if (found.length === 0) return;
    const older = this.#conflicts.filter(({ path }) => !found.some((conflict) => isSame(conflict.path, path)));
    this.#setConflicts([...older, ...found]);
  }

  /** Their value of a conflict is in no file any more once mine is written: the journal keeps it through a restart. */
  #setConflicts(conflicts: readonly Conflict[]): void {
    if (conflicts.length === this.#conflicts.length && conflicts.every((one, at) => one === this.#conflicts[at]))
      return;
    this.#conflicts = conflicts;
    void this.keepPending();
  }

  #enqueue(job: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(job);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}
