import { fill, text, type Text } from '../../domain/text.ts';
import { problemText } from './problemText.ts';
import type {
  FailureVerdict,
  NetworkVerdict,
  PathVerdict,
  PingVerdict,
  SegmentVerdict,
  TraceVerdict,
} from './verdict.ts';

/** One line on what a piece of evidence says: its most telling run and how many more there are. */
export const verdictText = (verdict: NetworkVerdict): Text =>
  verdict.others > 0
    ? fill(text('{0} (and {1} more)', '{0}（另有 {1} 项）'), segmentText(verdict), verdict.others)
    : segmentText(verdict);

/** One line on one run, e.g. "4 sent, 25% lost, 31 ms avg". */
export const segmentText = (verdict: SegmentVerdict): Text =>
  factsOf(verdict)
    .filter((fact) => fact !== undefined)
    .reduce((line, fact) => fill(text('{0}, {1}', '{0}，{1}'), line, fact));

function factsOf(verdict: SegmentVerdict): readonly [Text, ...(Text | undefined)[]] {
  const [first, ...others] = possibleFacts(verdict).filter((fact) => fact !== undefined);
  return [first ?? text('cut short', '内容不完整'), ...others];
}

function possibleFacts(verdict: SegmentVerdict): readonly (Text | undefined)[] {
  switch (verdict.kind) {
    case 'ping':
      return pingFacts(verdict);
    case 'traceroute':
    case 'tracepath':
      return traceFacts(verdict);
    case 'mtr':
    case 'pathping':
      return pathFacts(verdict);
    case 'failure':
      return failureFacts(verdict);
  }
}

const lost = (pct: number | undefined): Text | undefined =>
  pct === undefined ? undefined : fill(text('{0}% lost', '丢失 {0}%'), rounded(pct));

const average = (ms: number | undefined): Text | undefined =>
  ms === undefined ? undefined : fill(text('{0} ms avg', '平均 {0} 毫秒'), rounded(ms));

const pingFacts = ({ sent, received, lossPct, avg, problem, contradictions }: PingVerdict): (Text | undefined)[] => [
  sent !== undefined
    ? fill(text('{0} sent', '发送 {0}'), sent)
    : received !== undefined
      ? fill(text('{0} answered', '应答 {0}'), received)
      : undefined,
  lost(lossPct),
  average(avg),
  problem && problemText(problem),
  contradictions.includes('errorsCountedAsReceived')
    ? text('the summary counts error messages as answers', '统计把错误消息算作应答')
    : undefined,
];

const hopCount = (hops: number): Text =>
  fill(hops === 1 ? text('{0} hop', '{0} 跳') : text('{0} hops', '{0} 跳'), hops);

const traceFacts = (verdict: TraceVerdict): (Text | undefined)[] => {
  const { reached, hops, lastTtl, lastAddress, lastRtt, problem, pathMtu } = verdict;
  const arrived = lastTtl ?? hops;
  return [
    reached === undefined
      ? hopCount(hops)
      : reached
        ? fill(
            arrived === 1 ? text('reached in {0} hop', '经 {0} 跳到达') : text('reached in {0} hops', '经 {0} 跳到达'),
            arrived,
          )
        : text('not reached', '未到达'),
    reached === true || lastTtl === undefined
      ? undefined
      : lastAddress === undefined
        ? fill(text('last answer at hop {0}', '最后应答在第 {0} 跳'), lastTtl)
        : fill(text('last answer at hop {0}, {1}', '最后应答在第 {0} 跳 {1}'), lastTtl, lastAddress),
    lastRtt === undefined ? undefined : fill(text('{0} ms', '{0} 毫秒'), rounded(lastRtt)),
    problem && problemText(problem),
    pathMtu === undefined ? undefined : fill(text('MTU {0}', 'MTU {0}'), pathMtu),
  ];
};

const pathFacts = ({ hops, lossPct, avg, lossFrom, needsTerminal }: PathVerdict): (Text | undefined)[] =>
  needsTerminal
    ? [
        text(
          'the screen of a full-screen program; use a report such as mtr --report',
          '这是全屏程序的屏幕内容；请改用报告模式，例如 mtr --report',
        ),
      ]
    : [
        hopCount(hops),
        lost(lossPct),
        lossFrom === undefined ? undefined : fill(text('loss begins at hop {0}', '从第 {0} 跳开始丢包'), lossFrom),
        average(avg),
      ];

const failureFacts = ({ problem, text: words }: FailureVerdict): Text[] => [
  problem ? problemText(problem) : text(words, words),
];

/** At most one decimal below 10, none above: more would say more than was measured. */
export const rounded = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
