import { titleOf } from '../domain/evidence.ts';
import { parseNetworkOutput } from '../evidence/network/parseNetworkOutput.ts';
import { pathHops } from '../evidence/network/pathHops.ts';
import { pingSlots } from '../evidence/network/pingSlots.ts';
import type { NetworkSegment } from '../evidence/network/segments.ts';
import { networkVerdict } from '../evidence/network/verdict.ts';
import { verdictText } from '../evidence/network/verdictText.ts';
import { cleanText } from './cleanText.ts';
import type { Drawing } from '../domain/drawing.ts';
import { pathDrawing, pingDrawing } from './networkDrawing.ts';
import type { ReportBlock } from './report.ts';
import type { ReportScope } from './reportScope.ts';
import { reportWords } from './reportWords.ts';

/** More charts than this tell no reader of paper anything. */
const mostCharts = 20;

/** The charts of network tests among the evidence that the readers may see, each with what it says in a line. */
export function chartBlocks(scope: ReportScope): readonly ReportBlock[] {
  const { evidence, options, plain, tell } = scope;
  return evidence
    .flatMap((item): ReportBlock[] => {
      const content = options.evidenceTexts?.[item.id];
      if (content === undefined) return [];
      const title = plain(titleOf(item));
      return parseNetworkOutput(content).segments.flatMap((segment): ReportBlock[] => {
        const drawing = drawingOf(segment, title);
        const verdict = networkVerdict([segment]);
        if (drawing === undefined || verdict === undefined) return [];
        const said = tell(verdictText(verdict));
        return [
          {
            kind: 'picture',
            caption: tell(reportWords.detail, title, said),
            words: said,
            drawing: cleaned(drawing, plain),
          },
        ];
      });
    })
    .slice(0, mostCharts);
}

function drawingOf(segment: NetworkSegment, title: string): Drawing | undefined {
  switch (segment.kind) {
    case 'failure':
      return undefined;
    case 'ping': {
      const slots = pingSlots(segment);
      return slots.length === 0 ? undefined : pingDrawing(slots, title);
    }
    default: {
      const hops = pathHops(segment);
      return hops.length === 0 ? undefined : pathDrawing(hops, title);
    }
  }
}

/** Names of hosts come from the output of a command, which may hold anything. */
const cleaned = (drawing: Drawing, plain: ReportScope['plain']): Drawing => ({
  ...drawing,
  groups: drawing.groups.map(({ full, shapes }) => ({
    ...(full !== undefined && { full: plain(full) }),
    shapes: shapes.map((shape) => (shape.kind === 'text' ? { ...shape, text: cleanText(shape.text) } : shape)),
  })),
});
