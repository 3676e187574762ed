import * as l10n from '@vscode/l10n';
import { say, type Language } from '../../src/domain/text.ts';
import { nameOf } from '../../src/evidence/network/compareRuns.ts';
import type { FailureSegment, NetworkSegment } from '../../src/evidence/network/segments.ts';
import { segmentVerdict } from '../../src/evidence/network/verdict.ts';
import { segmentText } from '../../src/evidence/network/verdictText.ts';
import { h } from '../dom.ts';
import { pathParts } from './pathParts.ts';
import { pingParts } from './pingParts.ts';
import { valueSpan } from './valueTable.ts';

/** A part of a section that draws itself once it is in the page. */
export interface SectionPart {
  readonly el: HTMLElement;
  /** It is in the page now and has a width. */
  start?(): void;
  /** Has the value that begins at this offset be drawn, if it is one of this part's. */
  reveal?(at: number): void;
  dispose?(): void;
}

/** What is drawn for one run. */
export interface SegmentSection {
  readonly el: HTMLElement;
  start(): void;
  reveal(at: number): void;
  dispose(): void;
}

/** The section of one run: its verdict, then charts and tables. */
export function segmentSection(segment: NetworkSegment, language: Language, level: 'h2' | 'h3'): SegmentSection {
  const parts = partsOf(segment, language);
  const heading = h(level, { class: 'run-name', text: say(nameOf(segment), language) });
  const verdict = h('p', { class: 'run-verdict', text: say(segmentText(segmentVerdict(segment)), language) });
  const el = h('section', { class: 'run' }, heading, verdict, ...parts.map((part) => part.el));
  return {
    el,
    start: () => {
      for (const part of parts) part.start?.();
    },
    reveal: (at) => {
      for (const part of parts) part.reveal?.(at);
    },
    dispose: () => {
      for (const part of parts) part.dispose?.();
    },
  };
}

function partsOf(segment: NetworkSegment, language: Language): SectionPart[] {
  switch (segment.kind) {
    case 'ping':
      return pingParts(segment, language);
    case 'traceroute':
    case 'tracepath':
    case 'mtr':
    case 'pathping':
      return pathParts(segment, language);
    case 'failure':
      return [failurePart(segment)];
  }
}

const failurePart = ({ text }: FailureSegment): SectionPart => ({
  el: h('p', { class: 'failure' }, l10n.t('The tool says:'), ' ', valueSpan(text, text.value)),
});
