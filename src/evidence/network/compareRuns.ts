import { fill, text, type Text } from '../../domain/text.ts';
import { pathHops, type PathHop, type PathSegment } from './pathHops.ts';
import { problemText } from './problemText.ts';
import type { FailureSegment, NetworkSegment, PingSegment } from './segments.ts';
import { rounded } from './verdictText.ts';
import { segmentVerdict, type PingVerdict } from './verdict.ts';

/** Whether a difference is for the better. `other`: neither, e.g. another way through the network. */
export type Trend = 'better' | 'worse' | 'same' | 'other';

/** One difference between two runs, in words: "loss 25% → 0%". */
export type Difference = { readonly trend: Trend; readonly text: Text };

/** Two runs of the same kind beside each other, or one that has no counterpart. */
export type RunComparison = {
  readonly name: Text;
  readonly before?: NetworkSegment;
  readonly after?: NetworkSegment;
  readonly differences: readonly Difference[];
};

/** So many hops that changed are told one by one; the rest are counted. */
const mostHops = 12;
/** Smaller differences are the noise of every network: a tenth, and at least half a millisecond. */
const noise = (before: number): number => Math.max(0.5, before / 10);

/**
 * What differs between two pieces of evidence, e.g. before and after a fix: each run beside the run of the same kind with the
 * same target, or else the next of that kind.
 */
export const compareRuns = (
  before: readonly NetworkSegment[],
  after: readonly NetworkSegment[],
): readonly RunComparison[] => {
  const left = [...after];
  const partners = new Map<NetworkSegment, NetworkSegment>();
  const pairUp = (fits: (one: NetworkSegment, other: NetworkSegment) => boolean): void => {
    for (const one of before) {
      if (partners.has(one)) continue;
      const index = left.findIndex((other) => familyOf(other) === familyOf(one) && fits(one, other));
      const [partner] = index < 0 ? [] : left.splice(index, 1);
      if (partner !== undefined) partners.set(one, partner);
    }
  };
  pairUp((one, other) => targetOf(one) !== undefined && targetOf(one) === targetOf(other));
  pairUp(() => true);
  return [
    ...before.map((one): RunComparison => {
      const partner = partners.get(one);
      if (partner !== undefined) return compare(one, partner);
      return { name: nameOf(one), before: one, differences: [other(text('only before', '仅之前有'))] };
    }),
    ...left.map((one): RunComparison => ({
      name: nameOf(one),
      after: one,
      differences: [other(text('only after', '仅之后有'))],
    })),
  ];
};

const other = (words: Text): Difference => ({ trend: 'other', text: words });

const familyOf = ({ kind }: NetworkSegment): 'ping' | 'failure' | 'path' =>
  kind === 'ping' || kind === 'failure' ? kind : 'path';

const targetOf = (segment: NetworkSegment): string | undefined =>
  'target' in segment ? segment.target.value.toLowerCase() : undefined;

/** What a run is called: its tool and its target. */
export const nameOf = (segment: NetworkSegment): Text => {
  const tool = segment.kind === 'failure' ? (segment.tool ?? 'ping') : segment.kind;
  const target = 'target' in segment ? segment.target.value : undefined;
  const name = target === undefined ? tool : `${tool} ${target}`;
  return text(name, name);
};

const compare = (before: NetworkSegment, after: NetworkSegment): RunComparison => {
  const targets = [targetOf(before), targetOf(after)];
  const [from, to] = targets;
  const differences: Difference[] = [];
  if (from !== undefined && to !== undefined && from !== to)
    differences.push(other(fill(text('another target: {0} → {1}', '目标不同：{0} → {1}'), from, to)));
  if (before.kind === 'ping' && after.kind === 'ping') differences.push(...comparePings(before, after));
  else if (isPath(before) && isPath(after)) differences.push(...comparePaths(before, after));
  else if (before.kind === 'failure' && after.kind === 'failure') differences.push(...compareFailures(before, after));
  const isQuiet = differences.length === 0;
  return {
    name: nameOf(before),
    before,
    after,
    differences: isQuiet
      ? [{ trend: 'same', text: text('no difference worth mentioning', '无明显差异') }]
      : differences,
  };
};

const isPath = (segment: NetworkSegment): segment is PathSegment => familyOf(segment) === 'path';

/** "label before → after unit", or nothing when one of them is unknown. */
const numbers = (
  template: Text,
  before: number | undefined,
  after: number | undefined,
  tolerance: (before: number) => number,
): readonly Difference[] => {
  if (before === undefined || after === undefined) return [];
  const change = after - before;
  const trend = Math.abs(change) <= tolerance(before) ? 'same' : change < 0 ? 'better' : 'worse';
  return [{ trend, text: fill(template, rounded(before), rounded(after)) }];
};

const comparePings = (before: PingSegment, after: PingSegment): Difference[] => {
  const one = pingVerdictOf(before);
  const two = pingVerdictOf(after);
  return [
    ...(one.sent !== undefined && two.sent !== undefined && one.sent !== two.sent
      ? [other(fill(text('sent {0} → {1}', '发送 {0} → {1}'), one.sent, two.sent))]
      : []),
    ...numbers(text('loss {0}% → {1}%', '丢包 {0}% → {1}%'), one.lossPct, two.lossPct, () => 0),
    ...numbers(text('average {0} → {1} ms', '平均 {0} → {1} 毫秒'), one.avg, two.avg, noise),
    ...numbers(text('slowest {0} → {1} ms', '最慢 {0} → {1} 毫秒'), one.max, two.max, noise),
    ...numbers(
      text('deviation {0} → {1} ms', '抖动 {0} → {1} 毫秒'),
      before.printed.mdev?.value,
      after.printed.mdev?.value,
      noise,
    ),
    ...problems(one.problem && problemText(one.problem), two.problem && problemText(two.problem)),
  ];
};

const pingVerdictOf = (segment: PingSegment): Partial<PingVerdict> => {
  const verdict = segmentVerdict(segment);
  return verdict.kind === 'ping' ? verdict : {};
};

const compareFailures = (before: FailureSegment, after: FailureSegment): readonly Difference[] =>
  before.text.value === after.text.value
    ? []
    : problems(text(before.text.value, before.text.value), text(after.text.value, after.text.value));

const problems = (before: Text | undefined, after: Text | undefined): readonly Difference[] => {
  if (before === undefined && after === undefined) return [];
  if (after === undefined)
    return [{ trend: 'better', text: fill(text('no longer: {0}', '不再出现：{0}'), before ?? '') }];
  if (before === undefined) return [{ trend: 'worse', text: fill(text('new: {0}', '新出现：{0}'), after) }];
  return before.en === after.en ? [] : [other(fill(text('{0} → {1}', '{0} → {1}'), before, after))];
};

const comparePaths = (before: PathSegment, after: PathSegment): Difference[] => {
  const [hopsBefore, hopsAfter] = [pathHops(before), pathHops(after)];
  const [lastBefore, lastAfter] = [hopsBefore.at(-1), hopsAfter.at(-1)];
  const [reachedBefore, reachedAfter] = [reachedOf(before), reachedOf(after)];
  const arrives = reachedBefore !== undefined && reachedAfter !== undefined && reachedBefore !== reachedAfter;
  const measured = [before, after].every(({ kind }) => kind === 'mtr' || kind === 'pathping');
  return [
    ...(arrives
      ? [
          reachedAfter
            ? ({ trend: 'better', text: text('now reaches the target', '现在可到达目标') } as const)
            : ({ trend: 'worse', text: text('no longer reaches the target', '不再到达目标') } as const),
        ]
      : []),
    ...(hopsBefore.length === hopsAfter.length
      ? []
      : [other(fill(text('hops {0} → {1}', '跳数 {0} → {1}'), hopsBefore.length, hopsAfter.length))]),
    ...(measured
      ? numbers(text('loss {0}% → {1}%', '丢包 {0}% → {1}%'), lastBefore?.lossPct, lastAfter?.lossPct, () => 0)
      : []),
    ...(reachedBefore === false || reachedAfter === false
      ? []
      : numbers(
          text('to the last hop {0} → {1} ms', '至最后一跳 {0} → {1} 毫秒'),
          lastBefore?.avg,
          lastAfter?.avg,
          noise,
        )),
    ...mtus(before, after),
    ...compareHops(hopsBefore, hopsAfter),
  ];
};

const reachedOf = (segment: PathSegment): boolean | undefined => ('reached' in segment ? segment.reached : undefined);

const mtus = (before: PathSegment, after: PathSegment): readonly Difference[] => {
  const [one, two] = [before, after].map((each) => (each.kind === 'tracepath' ? each.pathMtu?.value : undefined));
  return one === undefined || two === undefined || one === two
    ? []
    : [other(fill(text('MTU {0} → {1}', 'MTU {0} → {1}'), one, two))];
};

/** Hops through other hosts than before, and hops that take much longer or shorter. */
const compareHops = (before: readonly PathHop[], after: readonly PathHop[]): readonly Difference[] => {
  const later = new Map(after.map((hop) => [hop.ttl.value, hop]));
  const found = before.flatMap((hop): Difference[] => {
    const same = later.get(hop.ttl.value);
    if (same === undefined) return [];
    const [from, to] = [hostsOf(hop), hostsOf(same)];
    const ttl = hop.ttl.value;
    if (from !== to)
      return [
        other(
          fill(
            text('hop {0}: {1} → {2}', '第 {0} 跳：{1} → {2}'),
            ttl,
            from === '' ? silent : from,
            to === '' ? silent : to,
          ),
        ),
      ];
    const [slow, fast] = [Math.max(hop.avg ?? 0, same.avg ?? 0), Math.min(hop.avg ?? 0, same.avg ?? 0)];
    return hop.avg !== undefined && same.avg !== undefined && slow > 2 * fast && slow - fast >= 10
      ? [
          {
            trend: same.avg < hop.avg ? 'better' : 'worse',
            text: fill(
              text('hop {0}: {1} → {2} ms', '第 {0} 跳：{1} → {2} 毫秒'),
              ttl,
              rounded(hop.avg),
              rounded(same.avg),
            ),
          },
        ]
      : [];
  });
  return found.length <= mostHops
    ? found
    : [
        ...found.slice(0, mostHops),
        other(fill(text('further hops that changed: {0}', '另有变化的跳数：{0}'), found.length - mostHops)),
      ];
};

const silent = text('no answer', '无应答');

const hostsOf = ({ hosts }: PathHop): string =>
  hosts
    .map(({ address, name }) => address?.address ?? name?.value ?? '')
    .filter((host) => host !== '')
    .toSorted()
    .join(' / ');
