import { categories, priorities } from '../records/codes.ts';
import { dimensions } from '../records/rootCause.ts';
import { labelOf } from '../records/triageDecision.ts';
import { fill, text, type Text } from '../text.ts';
import { statuses } from '../workflow.ts';
import { causeNotFound } from './causesOf.ts';
import { noCode, otherCode, type CountedChart, type Selection } from './classify.ts';

/** What the charts are called. */
export const chartNames: Readonly<Record<Exclude<CountedChart, 'received' | 'resolved'> | 'volume', Text>> = {
  priority: text('Open cases by priority', '未结案卷（按优先级）'),
  status: text('Open cases by status', '未结案卷（按状态）'),
  age: text('Age of open cases', '未结案卷存续时间'),
  response: text('First response within target', '首次响应达标情况'),
  volume: text('Received and resolved', '受理与解决数量'),
  category: text('Categories', '问题类别'),
  cause: text('Root causes by dimension', '根本原因（按维度）'),
  firstResponse: text('Time to first response', '首次响应用时'),
  resolution: text('Time to resolution', '解决用时'),
};

const other = text('Unknown to this version', '此版本未知');
const untriaged = text('Not yet triaged', '未分级');
const own: Partial<Record<CountedChart, Readonly<Record<string, Text>>>> = {
  priority: { [noCode]: untriaged },
  firstResponse: { [noCode]: untriaged },
  resolution: { [noCode]: untriaged },
  category: { [noCode]: text('Not yet classified', '未分类') },
  cause: { [causeNotFound]: text('Cause not found', '未找到原因') },
  age: {
    under1: text('Under 1 day', '不足 1 天'),
    from1to3: text('1 to 3 days', '1–3 天'),
    from3to7: text('3 to 7 days', '3–7 天'),
    from7to14: text('7 to 14 days', '7–14 天'),
    from14to30: text('14 to 30 days', '14–30 天'),
    from30: text('30 days or more', '30 天及以上'),
    [noCode]: text('Date of receipt unknown', '受理时间未知'),
  },
  response: {
    met: text('Met', '达标'),
    missed: text('Missed', '未达标'),
    waiting: text('Target still running', '计时中'),
    [noCode]: text('No target', '无时限'),
  },
};
const options = {
  priority: priorities,
  status: statuses,
  category: categories,
  cause: dimensions,
  firstResponse: priorities,
  resolution: priorities,
};
const clocks: Readonly<Record<string, Text>> = {
  business: text('{0} (working time)', '{0}（工作时间）'),
  roundTheClock: text('{0} (round the clock)', '{0}（7×24 小时）'),
};

/** What a bar stands for, without the name of its chart. The columns of the volume are dates: those are said elsewhere. */
export function barText({ chart, key }: Selection): Text {
  const [code = '', mode] = chart === 'firstResponse' || chart === 'resolution' ? key.split(':') : [key];
  const label =
    own[chart]?.[code] ??
    (code === otherCode
      ? other
      : chart in options
        ? labelOf(options[chart as keyof typeof options], code)
        : text(code, code));
  const clock = mode === undefined ? undefined : clocks[mode];
  return clock ? fill(clock, label) : label;
}
