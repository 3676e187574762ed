import type { Text } from '../domain/text.ts';

/** A piece of text, where it stands and what the place is called. Lines count from 1. */
export interface PlacedText {
  /** From the case down, as panels reveal it; absent for text that is not in a case file. */
  readonly path?: readonly string[];
  readonly line?: number;
  readonly label: Text;
  /** What is shown and marked; in both languages where the procedure has words for it. */
  readonly text: Text;
}
