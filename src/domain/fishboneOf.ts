import type { Values } from './field.ts';
import type { Fishbone, FishboneCause } from './fishboneLayout.ts';
import { dimensions, verdicts } from './records/rootCause.ts';
import { isFilled, itemsOf, valuesOf } from './records/rules.ts';
import { knownCode } from './records/triageDecision.ts';
import { say, text, type Language } from './text.ts';

const noTitle = text('The problem', '问题');
const noCause = text('(not worded yet)', '（尚未填写）');
const noDimension = text('Dimension not chosen', '未选维度');

/** The fishbone of a case: its five dimensions with the hypotheses of record 4, in their order, the problem at the head. */
export function fishboneOf(current: Values, language: Language): Fishbone {
  const causes = itemsOf(valuesOf(current.rootCause).hypotheses).map((item) => ({
    dimension: knownCode(dimensions, item.dimension),
    cause: causeOf(item, language),
  }));
  const on = (code: string | undefined): readonly FishboneCause[] =>
    causes.filter(({ dimension }) => dimension === code).map(({ cause }) => cause);
  const homeless = on(undefined);
  return {
    head: typeof current.title === 'string' && isFilled(current.title) ? current.title.trim() : say(noTitle, language),
    bones: [
      ...dimensions.map(({ code, label }) => ({ id: code, label: say(label, language), causes: on(code) })),
      // Nothing that was written is left out of the picture.
      ...(homeless.length > 0 ? [{ id: '', label: say(noDimension, language), causes: homeless }] : []),
    ],
  };
}

const causeOf = ({ id, cause, verdict }: Values, language: Language): FishboneCause => ({
  id: String(id),
  text: typeof cause === 'string' && isFilled(cause) ? cause.trim() : say(noCause, language),
  verdict: knownCode(verdicts, verdict) ?? 'untested',
});
