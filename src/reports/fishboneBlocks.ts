import { fishboneOf } from '../domain/fishboneOf.ts';
import { fishboneDrawing } from '../domain/fishboneSvg.ts';
import { verdicts } from '../domain/records/rootCause.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { cleanText } from './cleanText.ts';
import type { ReportBlock } from './report.ts';
import type { ReportScope } from './reportScope.ts';
import { reportWords } from './reportWords.ts';

/** The fishbone of record 4, in reports for the department: hypotheses are not for customers, only the cause that was found. */
export function fishboneBlocks({ isInternal, case: current, options, say }: ReportScope): readonly ReportBlock[] {
  const fishbone = fishboneOf(current, options.language);
  const count = fishbone.bones.reduce((sum, { causes }) => sum + causes.length, 0);
  if (!isInternal || count === 0) return [];
  const clean = {
    head: cleanText(fishbone.head),
    bones: fishbone.bones.map((bone) => ({
      ...bone,
      causes: bone.causes.map((cause) => ({ ...cause, text: cleanText(cause.text) })),
    })),
  };
  const words = clean.bones.flatMap(({ label, causes }) =>
    causes.map(({ text, verdict }) => say(reportWords.fishboneCause, label, text, labelOf(verdicts, verdict))),
  );
  return [
    {
      kind: 'picture',
      caption: say(reportWords.fishbone),
      words: words.join('\n'),
      drawing: fishboneDrawing(clean),
    },
  ];
}
