import { fill, text, type Text } from '../../domain/text.ts';
import type { Contradiction } from './segments.ts';
import { rounded } from './verdictText.ts';

/** Why what was printed cannot be taken at its word, in a sentence or two. */
export function contradictionText({ code, printed, derived }: Contradiction): Text {
  const values = [rounded(printed), rounded(derived)] as const;
  switch (code) {
    case 'errorsCountedAsReceived':
      return fill(
        text(
          'The summary says {0} received, but only {1} of the lines are answers of the target: Windows also counts error messages such as “destination host unreachable” as received. The loss is worked out from the answers.',
          '统计显示已接收 {0}，但只有 {1} 行是目标的应答：Windows 把“无法访问目标主机”之类的错误消息也算作已接收。丢包率按真正的应答计算。',
        ),
        ...values,
      );
    case 'moreRepliesThanReceived':
      return fill(
        text(
          'The lines show {1} answers, the summary only {0} received. The text is perhaps of several runs, or lines of it are doubled.',
          '逐行显示 {1} 个应答，统计却只有 {0} 个。文本可能混有多次运行，或有重复行。',
        ),
        ...values,
      );
    case 'moreReceivedThanSent':
      return fill(
        text(
          'The summary says {0} received of {1} sent: the tool counts duplicates as received.',
          '统计显示发送 {1} 却接收 {0}：该工具把重复应答也算作接收。',
        ),
        ...values,
      );
    case 'lossPctMismatch':
      return fill(
        text(
          'The summary says {0}% lost, but its own counts make {1}%.',
          '统计显示丢失 {0}%，但按其自身计数应为 {1}%。',
        ),
        ...values,
      );
    case 'timeOutsideRange':
      return fill(
        text(
          'A line shows {1} ms, beyond the {0} ms that the summary has as its limit. The lines and the summary are perhaps of different runs.',
          '有一行为 {1} 毫秒，超出统计的极值 {0} 毫秒。逐行结果与统计可能来自不同的运行。',
        ),
        ...values,
      );
  }
}
