import type { Case } from '../../src/domain/case.ts';
import type { PanelState } from '../../src/protocol/messages.ts';
import type { Snapshot } from './panelContext.ts';

/** The case at one moment with what the extension tells about it. */
export interface DrawnCase {
  readonly state: PanelState;
  /** With the edits that are on their way. */
  readonly current: Case;
  readonly snapshot: Snapshot;
}

/** Something in a form that is no declared field. */
export interface FormExtra {
  readonly el: HTMLElement;
  /** The key of the field that it stands behind, or before; absent both: before all fields. */
  readonly after?: string;
  readonly before?: string;
  /** It is shown instead of the fields. */
  readonly isInstead?: boolean;
  /** A field is to be shown: gives back their place. */
  makeWay?(): void;
  update(drawn: DrawnCase): void;
}
