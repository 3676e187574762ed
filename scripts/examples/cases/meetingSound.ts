import { ExampleCase, headOffice } from '../exampleCase.ts';

/** A draft, half filled in: the call is still going on. */
export function meetingSound(): ExampleCase {
  const taker = '许知遥';
  const story = new ExampleCase(headOffice, {
    number: 'TS-20261122-AV3SD',
    title: '视频会议没有声音',
    by: taker,
    at: '11-22 15:52',
  });
  story.fill('intake', {
    receivedAt: story.at('11-22 15:52'),
    channel: 'phone',
    reporterName: '黎见山',
    department: '市场部',
    system: '5 楼大会议室视频终端',
    verbatim: '没声音',
    intaker: taker,
  });
  return story;
}
