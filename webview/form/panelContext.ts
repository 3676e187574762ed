import type * as z from 'zod';
import type { CaseEdit } from '../../src/domain/edit.ts';
import type { Values } from '../../src/domain/field.ts';
import type { FieldPath, Problem } from '../../src/domain/problems.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import type { TransitionId } from '../../src/domain/workflow.ts';
import type { PanelRequest, ValueConflict } from '../../src/protocol/messages.ts';
import type { Ui } from '../ui/adapter.ts';

export type PanelCommand = Extract<PanelRequest, { type: 'run' }>['command'];

/** What of the case a command is about, when it is not the case as a whole. */
export type CommandSubject = Omit<Extract<PanelRequest, { type: 'run' }>, 'type' | 'command'>;

/** What every part of the page may use. */
export interface PanelContext {
  readonly ui: Ui;
  readonly language: Language;
  /** A text of the procedure in the page's language. */
  say(value: Text): string;
  /** Applies edits at once; they are drawn in the next frame and sent soon. */
  edit(edits: readonly CaseEdit[]): void;
  /** Sends what was edited without waiting for more. */
  send(): void;
  /** Draws at once, e.g. before the focus goes to something new. */
  draw(): void;
  /** Draws in the next frame. */
  drawSoon(): void;
  /** The case as shown, with the edits that are on their way. */
  currentCase(): Values;
  author(): string;
  /** Has assistive technology say a change that the eyes see. */
  announce(message: string): void;
  openLink(href: string): void;
  run(command: PanelCommand, about?: CommandSubject): void;
  /** Asks for something that is not the state of the case. @throws RequestFailed, ZodError */
  ask<T>(request: PanelRequest, answer: z.ZodType<T>): Promise<T>;
  /** Attaches files that VS Code names. */
  attachUris(uris: readonly string[]): void;
  /** Makes a transition of the case, or shows what is missing for it. */
  startTransition(id: TransitionId): void;
  saveFile(file: Omit<Extract<PanelRequest, { type: 'saveFile' }>, 'type'>): void;
  /** Shows the tab and the field at this path. */
  reveal(path: FieldPath): void;
  /** Fields that were left once, or were asked for: their errors are shown. */
  readonly touched: Set<string>;
  /** What is open and what is collapsed; remembered through a reload. */
  readonly folding: Folding;
  /** What was chosen among several ways to show something; remembered through a reload. */
  readonly choices: Choices;
}

export interface Choices {
  get(name: string): string | undefined;
  set(name: string, choice: string): void;
}

export interface Folding {
  isOpen(key: string, byDefault: boolean): boolean;
  set(key: string, isOpen: boolean): void;
}

/** What is drawn at one moment. */
export interface Snapshot {
  readonly case: Values;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Nothing can be done with the case now; what is typed is kept. */
  readonly isHeldUp: boolean;
  /** Fields, by `keyOf` of their paths, that are not written here but by a command. */
  readonly locked: ReadonlySet<string>;
  /** By `keyOf` of their paths. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  readonly conflicts: ReadonlyMap<string, ValueConflict>;
}

/** A path as the key of a map and the value of `data-path`. Ids and field names have no slash. */
export const keyOf = (path: FieldPath): string => path.join('/');

/** The problems of a record or of the whole case, by the field that they are shown at. */
export function problemsByPath(problems: readonly Problem[]): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = keyOf(problem.path);
    found.set(key, [...(found.get(key) ?? []), problem]);
  }
  return found;
}
