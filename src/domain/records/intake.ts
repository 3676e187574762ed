import { choice, dateTime, line, list, longText, radio, yesNo } from '../declare.ts';
import { declareRecord } from '../recordDeclaration.ts';
import { text } from '../text.ts';
import { channels, levels } from './codes.ts';
import { isFilled, notLaterThan, notLaterThanNow, when } from './rules.ts';

/** Record 1, step 1 of the procedure: written by whoever takes the call. */
export const intake = declareRecord({
  key: 'intake',
  label: text('Intake record', '受理记录表'),
  tab: text('Intake', '受理'),
  guidance: {
    purpose: text(
      'Take down what the reporter says, in their words, and promise a time. No technical detail is asked for at this step.',
      '用用户的原话记录问题，并承诺响应时间。此步骤不向用户追问技术细节。',
    ),
    questions: [
      text('What exactly did the message say?', '当时的提示具体是什么内容？'),
      text('Is it only you, or do colleagues see it too?', '只有您遇到，还是同事也遇到？'),
      text('When did it last work?', '最近一次正常是什么时候？'),
      text('What were you doing just before?', '出现问题前您在做什么操作？'),
      text('What does it keep you from doing right now?', '现在影响了您的哪些工作？'),
    ],
  },
  fields: {
    receivedAt: dateTime({
      label: text('Received at', '受理时间'),
      help: text('The moment of contact. The response clock starts here.', '用户联系的时刻，响应时限从此刻起算。'),
      need: true,
      check: notLaterThanNow,
    }),
    channel: radio({ label: text('Channel', '渠道'), need: true, options: channels }),
    reporterName: line({ label: text('Reporter', '上报人姓名') }),
    reporterId: line({ label: text('Staff ID', '工号') }),
    contact: line({
      label: text('Contact', '联系方式'),
      help: text('Internal IM account', '内部即时通讯账号'),
      need: true,
    }),
    department: line({ label: text('Department', '部门') }),
    affectedUser: line({
      label: text('Affected user', '实际受影响人'),
      help: text('When it is not the reporter.', '与上报人不是同一人时填写。'),
    }),
    occurredAt: dateTime({
      label: text('Occurred at', '发生时间'),
      need: true,
      check: notLaterThan('receivedAt', text('Later than the case was received.', '晚于受理时间。')),
    }),
    occurredApprox: yesNo({ label: text('The time is approximate', '时间为约数') }),
    system: line({ label: text('Device or system', '设备/系统'), need: true }),
    verbatim: longText({
      label: text("Problem in the user's own words", '用户原话'),
      quoted: true,
      help: text('As said or written, unchanged.', '按用户所说或所写，不作改动。'),
      need: true,
    }),
    technicalSummary: longText({
      label: text('Technical reading', '技术侧理解'),
      internal: true,
      help: text('What it means to you, kept apart from the user’s words.', '您的理解，与用户原话分开记录。'),
    }),
    scope: choice({
      label: text('Current impact', '当前影响范围'),
      need: true,
      options: [
        { code: 'oneUser', label: text('Only this user', '仅个人') },
        { code: 'several', label: text('Several users', '多人') },
        { code: 'department', label: text('Department stopped', '部门业务中断') },
        { code: 'everyone', label: text('Everyone', '全员') },
        { code: 'unknown', label: text('Unknown', '未知') },
      ],
    }),
    scopeNote: line({ label: text('Note on the impact', '影响范围说明') }),
    alreadyTried: longText({ label: text('Already tried', '已尝试操作') }),
    reporterUrgency: radio({
      label: text('Urgency as reported', '用户自述紧急度'),
      help: text('Advice only: the priority is decided in step 2.', '仅供参考，优先级在第 2 步判定。'),
      options: levels,
    }),
    clarifications: list({
      label: text('Clarifying questions', '引导提问'),
      help: text(
        'When the words are vague: simple questions, never technical detail at this step.',
        '描述含糊时用简单问题引导，此步骤不问技术细节。',
      ),
      item: text('Question', '提问'),
      title: 'question',
      fields: {
        question: line({ label: text('Question', '问题'), need: true }),
        answer: longText({ label: text('Answer', '回答'), quoted: true }),
        at: dateTime({ label: text('Asked at', '提问时间'), initial: 'now', check: notLaterThanNow }),
      },
    }),
    anxious: yesNo({ label: text('Reporter is anxious', '用户焦虑'), internal: true }),
    reassured: yesNo({
      label: text('Reassured', '已安抚'),
      internal: true,
      visible: when('anxious', true),
      need: when('anxious', true),
    }),
    commitment: line({
      label: text('Response promised', '承诺时效'),
      help: text('Filled in from the response target once the case is triaged.', '分级后按响应时限自动填入。'),
      need: true,
      gate: 'diagnosing',
    }),
    commitmentDueAt: dateTime({ label: text('Promised for', '承诺时间') }),
    intaker: line({ label: text('Taken by', '受理人'), internal: 'name', need: true, initial: 'author' }),
  },
  rules: [
    {
      at: ['reporterName'],
      severity: 'gate',
      broken: ({ record }) =>
        isFilled(record.reporterName) || isFilled(record.reporterId)
          ? undefined
          : text('Give the reporter’s name or staff ID.', '请填写上报人姓名或工号。'),
    },
    {
      at: ['reassured'],
      severity: 'gate',
      broken: ({ record }) =>
        record.anxious === true && record.reassured === false
          ? text('The reporter is anxious: reassure them before going on.', '用户焦虑，请先安抚用户。')
          : undefined,
    },
    {
      at: ['clarifications'],
      severity: 'warning',
      broken: ({ record }) =>
        typeof record.verbatim === 'string' &&
        isFilled(record.verbatim) &&
        isVague(record.verbatim) &&
        !isFilled(record.clarifications)
          ? text('The description is vague. A clarifying question would help.', '描述比较含糊，建议补充引导提问。')
          : undefined,
    },
  ],
});

/** Shorter than a sentence with a subject and a symptom needs; a Han character says as much as two letters. */
const isVague = (words: string): boolean => words.trim().replace(/\p{Script=Han}/gu, '汉字').length < 20;
