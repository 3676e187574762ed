import { ExampleCase, headOffice } from '../exampleCase.ts';

/** Low, resolved with an answer: a question. */
export function attendanceExport(): ExampleCase {
  const taker = '许知遥';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261112-HR7QA',
    title: '咨询：如何导出近三年考勤报表',
    by: taker,
    at: '11-12 14:05',
  });
  story.fill('intake', {
    receivedAt: story.at('11-12 14:05'),
    channel: 'im',
    reporterName: '沈若水',
    reporterId: 'H0115',
    contact: 'im:shenruoshui',
    department: '人力资源部',
    occurredAt: story.at('11-12 14:00'),
    occurredApprox: true,
    system: '考勤系统',
    verbatim: '审计要近三年的考勤，我在报表页只能选到一年，请问怎么一次导出三年的？下周三之前要。',
    scope: 'oneUser',
    reporterUrgency: 'low',
    intaker: taker,
  });
  story.move('accept', { at: '11-12 14:10', by: taker });
  story.triage(
    {
      category: 'software',
      subcategory: 'application',
      requestType: 'question',
      criticality: 'nonCore',
      scopeBand: 'oneUser',
      urgency: 'low',
      urgencyHints: ['deadline'],
      group: '服务台',
      assignee: taker,
    },
    { at: '11-12 14:12', by: taker },
  );
  story.reply({ at: '11-12 14:26', by: taker, channel: 'im' });
  story.move('answer', {
    at: '11-12 14:40',
    by: taker,
    answer: '报表页单次最长一年；请在“数据导出 → 归档导出”按年度勾选 2023 至 2025 一次导出，已发操作截图。',
  });
  return story;
}
