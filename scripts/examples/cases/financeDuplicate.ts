import { ExampleCase, headOffice } from '../exampleCase.ts';

/** Merged: a second report of the finance system's login loop. */
export function financeDuplicate(): ExampleCase {
  const taker = '许知遥';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261116-FN22B',
    title: '分公司会计进不去财务系统',
    by: taker,
    at: '11-16 08:58',
    labels: ['财务'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-16 08:58'),
    channel: 'im',
    reporterName: '裴南栀',
    contact: 'im:peinanzhi',
    department: '苏州分公司财务',
    occurredAt: story.at('11-16 08:35'),
    occurredApprox: true,
    system: '财务系统',
    verbatim: '财务系统登不进去，一直让我重新登录，总部那边也这样吗？',
    scope: 'several',
    reporterUrgency: 'high',
    commitment: '并入主案卷，恢复后第一时间通知',
    intaker: taker,
  });
  story.move('accept', { at: '11-16 09:00', by: taker });
  story.move('merge', { at: '11-16 09:01', by: taker, reason: '同一故障，并入主案卷', target: 'TS-20261116-K7Q4M' });
  return story;
}
