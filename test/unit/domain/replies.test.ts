import assert from 'node:assert/strict';
import { caseLanguage } from '../../../src/domain/caseLanguage.ts';
import type { Case } from '../../../src/domain/case.ts';
import { replyKinds, replyText, type ReplyContext, type ReplyKind } from '../../../src/domain/replies.ts';
import { retriage } from '../../../src/domain/retriage.ts';
import { applyAll, at, fullCase, withValue } from './fullCase.ts';

const english: ReplyContext = { language: 'en', timeZone: 'Asia/Shanghai', author: 'Chen Jing', dueAt: at('09:30') };
const chinese: ReplyContext = { ...english, language: 'zh-cn' };
const current = fullCase({ number: 'TS-20261116-00000' });
const empty: Case = { formatVersion: 1, number: 'TS-20261116-00000', title: '', status: 'draft' };
const kinds: readonly ReplyKind[] = replyKinds.map(({ code }) => code);

describe('replies', () => {
  it('acknowledge and promise a time', () => {
    assert.equal(
      replyText('acknowledge', current, english),
      [
        'Hello Li Lei,',
        'We have received your report about Finance portal and opened case TS-20261116-00000.',
        'In your words: “After I sign in, the page asks me to sign in again, every time.”',
        'An engineer will get back to you by Mon, 16 Nov 2026, 09:30 GMT+8.',
        'Please answer to this message if anything changes, for instance if more people are affected.',
        'Chen Jing\nCase TS-20261116-00000',
      ].join('\n\n'),
    );
    const zh = replyText('acknowledge', current, chinese);
    assert.ok(zh.startsWith('Li Lei，您好：\n\n已收到您关于Finance portal的问题'));
    assert.ok(zh.includes('工程师将在 2026年11月16日周一 GMT+8 09:30 前与您联系。'));
    const later = replyText('acknowledge', withValue(current, ['intake', 'commitmentDueAt'], at('10:00')), {
      ...english,
      dueAt: undefined,
    });
    assert.ok(later.includes('10:00 GMT+8'));
  });

  it('write times in the zone of the calendar', () => {
    const newYork = replyText('acknowledge', current, { ...english, timeZone: 'America/New_York' });
    assert.ok(newYork.includes('Sun, 15 Nov 2026, 20:30 GMT-5'));
    assert.ok(replyText('acknowledge', current, { ...english, timeZone: 'Nowhere/At_All' }).includes('01:30 UTC'));
  });

  it('ask for a log of the system at hand, for a copy, a time and no secrets', () => {
    const reply = replyText('askForLog', withValue(current, ['intake', 'system'], 'nginx'), english);
    assert.ok(reply.includes('/var/log/nginx/error.log'));
    assert.ok(reply.includes('around Mon, 16 Nov 2026, 08:50 GMT+8'));
    assert.ok(reply.includes('copy') && reply.includes('to the minute') && reply.includes('passwords'));
  });

  it('announce a re-triage with the priorities, the reason and the new time', () => {
    const triaged = { ...current, status: 'triaged' };
    const request = {
      by: 'A',
      at: at('09:20'),
      finalPriority: 'urgent',
      reason: '全部门无法登录',
      timeZone: 'Asia/Shanghai',
    } as const;
    const changed = applyAll(triaged, retriage(triaged, { ...request, dueBefore: at('09:30'), dueAfter: at('09:35') }));
    const reply = replyText('announceRetriage', changed, chinese);
    assert.ok(reply.includes('优先级已由“高”调整为“紧急”。'));
    assert.ok(reply.includes('原因：全部门无法登录') && reply.includes('09:35 前'));
    assert.ok(replyText('announceRetriage', current, english).includes('is now “High”.'));
  });

  it('ask for consent without ever asking for a password', () => {
    const session = withValue(current, ['details', 'remoteSession'], { tool: 'sunlogin' });
    assert.ok(replyText('askForConsent', session, chinese).includes('连接工具为向日葵。'));
    assert.ok(replyText('askForConsent', session, english).includes('We never ask for your password.'));
  });

  it('announce the fix, what was done, and when silence closes the case', () => {
    const reply = replyText('announceFix', current, { ...english, silenceOverAt: at('15:00', 23) });
    assert.ok(reply.includes('What was done: The proxy keeps the cookies again.'));
    assert.ok(reply.includes('or on Mon, 23 Nov 2026, 15:00 GMT+8 if we hear nothing'));
    assert.ok(replyText('announceFix', current, english).includes('once you confirm.'));
  });

  it('can be sent as they are, whatever the case lacks', () => {
    for (const kind of kinds)
      for (const context of [english, chinese])
        for (const one of [empty, current]) {
          const reply = replyText(kind, one, { ...context, dueAt: undefined });
          assert.doesNotMatch(reply, /undefined|\{\d\}|“”|\n{3}/, `${kind}\n${reply}`);
          if (context.language === 'en' && one === empty) assert.doesNotMatch(reply, /\p{Script=Han}/u, reply);
        }
  });

  it('take the words of a case as they are', () => {
    const odd = withValue(current, ['intake', 'system'], '{1} $& <b>');
    assert.ok(replyText('acknowledge', odd, english).includes('about {1} $& <b> and opened case TS-20261116-00000.'));
  });
});

describe('the language of a case', () => {
  const of = (verbatim: string, title = ''): string => caseLanguage({ title, intake: { verbatim } }, 'en');

  it('is that of the user’s words, else of the title', () => {
    assert.equal(of('登录后又跳回登录页，提示 Session expired'), 'zh-cn');
    assert.equal(of('The page says 登录 and nothing happens'), 'en');
    assert.equal(of('', '打印机卡纸'), 'zh-cn');
    assert.equal(of('502'), 'en');
    assert.equal(caseLanguage({ title: '502' }, 'zh-cn'), 'zh-cn');
  });
});
