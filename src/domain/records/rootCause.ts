import { choices, dateTime, group, line, list, longText, radio, references, yesNo, choice } from '../declare.ts';
import type { Option, Scope, When } from '../field.ts';
import { declareRecord, type RecordRule } from '../recordDeclaration.ts';
import { fill, text } from '../text.ts';
import { isFilled, itemsOf, notLaterThanNow, recordOf, valuesOf } from './rules.ts';

/** The five dimensions of the fishbone (人机料法环), with their reading for IT. */
export const dimensions = [
  { code: 'people', label: text('People', '人') },
  { code: 'machine', label: text('Machine', '机') },
  { code: 'material', label: text('Material', '料') },
  { code: 'method', label: text('Method', '法') },
  { code: 'environment', label: text('Environment', '环') },
] as const satisfies readonly Option[];
export type Dimension = (typeof dimensions)[number]['code'];

export const verdicts = [
  { code: 'untested', label: text('Untested', '未验证') },
  { code: 'ruledOut', label: text('Ruled out', '已排除') },
  { code: 'confirmed', label: text('Confirmed', '已证实') },
] as const satisfies readonly Option[];
export type Verdict = (typeof verdicts)[number]['code'];

const method =
  (code: string): When =>
  ({ case: current }) => {
    const { methods } = valuesOf(current.rootCause);
    return Array.isArray(methods) && methods.includes(code);
  };
const fiveWTwoH = method('fiveWTwoH');
const decided: When = ({ item }) => item?.verdict === 'ruledOut' || item?.verdict === 'confirmed';
const isComplex: When = ({ record }) => record.complex === true;
const notFound: When = ({ record }) => record.notFound === true;

const dimensionReason = (dimension: (typeof dimensions)[number], reading: ReturnType<typeof text>) =>
  line({ label: fill(text('{0} not applicable because', '“{0}”不适用的原因'), dimension.label), help: reading });

/** Record 4: which causes were considered, what spoke for and against each, and which one it was. */
export const rootCause = declareRecord({
  key: 'rootCause',
  label: text('Root-cause analysis', '根因分析表'),
  tab: text('Root cause', '根因'),
  guidance: {
    purpose: text(
      'Consider causes in all five dimensions, check each against evidence, and keep what was ruled out as well as what was confirmed.',
      '从人机料法环五个维度列出可能原因，逐一用证据检验；已排除与已证实的都要保留。',
    ),
    questions: [
      text('What evidence would rule this cause out?', '什么证据可以排除该原因？'),
      text('What else changed at that time?', '当时还有什么变化？'),
      text('Why did it not happen before, or elsewhere?', '为什么以前没有发生，或别处没有发生？'),
      text('Would it have happened without this cause?', '没有这个原因，问题还会发生吗？'),
    ],
  },
  fields: {
    methods: choices({
      label: text('Methods', '分析方法'),
      need: true,
      options: [
        { code: 'fiveWTwoH', label: text('5W2H', '5W2H') },
        { code: 'fishbone', label: text('Fishbone', '鱼骨图') },
        { code: 'fiveWhys', label: text('5 Whys', '5 个为什么') },
      ],
    }),
    fiveWTwoH: group({
      label: text('5W2H', '5W2H'),
      visible: fiveWTwoH,
      fields: {
        what: longText({ label: text('What happened?', '发生了什么（What）'), need: true, waivable: true }),
        why: longText({ label: text('Why is it a problem?', '为什么是问题（Why）'), need: true, waivable: true }),
        when: longText({ label: text('When?', '何时发生（When）'), need: true, waivable: true }),
        where: longText({ label: text('Where?', '何处发生（Where）'), need: true, waivable: true }),
        who: longText({
          label: text('Who is concerned?', '涉及何人（Who）'),
          internal: true,
          need: true,
          waivable: true,
        }),
        how: longText({ label: text('How does it happen?', '如何发生（How）'), need: true, waivable: true }),
        howMuch: longText({ label: text('How much?', '影响多大（How much）'), need: true, waivable: true }),
      },
    }),
    hypotheses: list({
      label: text('Hypotheses', '可能原因'),
      internal: true,
      help: text('One row for each cause considered, whatever became of it.', '每个考虑过的原因一行，无论结论如何。'),
      need: true,
      item: text('Hypothesis', '可能原因'),
      title: 'cause',
      fields: {
        dimension: choice({ label: text('Dimension', '维度'), need: true, options: dimensions }),
        cause: line({ label: text('Possible cause', '可能原因'), need: true }),
        check: longText({ label: text('How to check', '验证方法'), need: true }),
        evidence: references({ label: text('Evidence cited', '引用证据'), to: 'evidence' }),
        verdict: radio({ label: text('Verdict', '结论'), need: true, options: verdicts }),
        reason: longText({ label: text('Reason', '理由'), need: decided, visible: decided }),
        by: line({ label: text('By', '判定人'), internal: 'name', need: decided, visible: decided, initial: 'author' }),
        at: dateTime({
          label: text('At', '判定时间'),
          need: decided,
          visible: decided,
          initial: 'now',
          check: notLaterThanNow,
        }),
      },
    }),
    notApplicable: group({
      label: text('Dimensions that do not apply', '不适用的维度'),
      internal: true,
      help: text('Each of the five needs a hypothesis or a reason here.', '五个维度都须有可能原因，或在此说明理由。'),
      fields: {
        people: dimensionReason(dimensions[0], text('Skill, permission, operation', '技能、权限、操作')),
        machine: dimensionReason(dimensions[1], text('Server, device, runtime', '服务器、设备、运行环境')),
        material: dimensionReason(
          dimensions[2],
          text('Data, package, certificate, third-party input', '数据、安装包、证书、第三方输入'),
        ),
        method: dimensionReason(dimensions[3], text('Procedure, change, configuration', '流程、变更、配置')),
        environment: dimensionReason(
          dimensions[4],
          text('Power, temperature, network, load', '电源、温度、网络、负载'),
        ),
      },
    }),
    whyChain: list({
      label: text('Chain of whys', '为什么链'),
      internal: true,
      visible: method('fiveWhys'),
      item: text('Why', '为什么'),
      title: 'why',
      fields: {
        why: line({ label: text('Why?', '为什么？'), need: true }),
        because: longText({ label: text('Because', '因为'), need: true }),
      },
    }),
    rootCause: references({
      label: text('Root cause', '根本原因'),
      help: text('One or more confirmed hypotheses.', '从已证实的可能原因中选择。'),
      to: 'confirmedHypotheses',
      need: (scope) => !notFound(scope),
      visible: (scope) => !notFound(scope),
    }),
    notFound: yesNo({ label: text('The root cause was not found', '未找到根本原因') }),
    notFoundReason: longText({
      label: text('Why it was not found', '未找到的原因'),
      need: notFound,
      visible: notFound,
    }),
    directCause: longText({ label: text('Direct cause', '直接原因') }),
    contributing: longText({ label: text('Contributing factors', '促成因素') }),
    trigger: longText({ label: text('Trigger', '触发因素') }),
    knownError: line({ label: text('Known error', '已知错误') }),
    complex: yesNo({ label: text('Complex: an analysis meeting was held', '复杂问题，已召开分析会'), internal: true }),
    meeting: group({
      label: text('Analysis meeting', '分析会议'),
      internal: true,
      visible: isComplex,
      fields: {
        chair: line({ label: text('Chair', '组长'), internal: 'name', need: true, waivable: true }),
        at: dateTime({ label: text('Time', '时间'), need: true, waivable: true }),
        attendees: line({ label: text('Attendees', '参加人'), internal: 'name', need: true, waivable: true }),
        conclusion: longText({ label: text('Conclusion', '结论'), need: true, waivable: true }),
      },
    }),
  },
  rules: [
    ...dimensions.map(({ code, label }): RecordRule => ({
      at: ['notApplicable', code],
      severity: 'gate',
      broken: (scope) =>
        hypotheses(scope).some(({ dimension }) => dimension === code) ||
        isFilled(valuesOf(scope.record.notApplicable)[code])
          ? undefined
          : fill(
              text(
                'No hypothesis for “{0}”: add one, or say why the dimension does not apply.',
                '“{0}”维度没有可能原因，请补充或说明不适用的理由。',
              ),
              label,
            ),
    })),
    {
      at: ['rootCause'],
      severity: 'gate',
      broken: (scope) => {
        const named = scope.record.rootCause;
        if (notFound(scope) || !Array.isArray(named) || named.length === 0) return undefined;
        const confirmed = new Set(
          hypotheses(scope)
            .filter(({ verdict }) => verdict === 'confirmed')
            .map(({ id }) => id),
        );
        return named.every((id) => confirmed.has(id))
          ? undefined
          : text('Names a hypothesis that is not confirmed.', '引用了未证实的可能原因。');
      },
    },
    {
      at: ['hypotheses'],
      severity: 'warning',
      broken: (scope) => {
        const unsupported = hypotheses(scope).filter(isUnsupported).length;
        return unsupported === 0
          ? undefined
          : fill(text('Verdicts that cite no evidence: {0}', '未引用证据的结论：{0} 条'), unsupported);
      },
    },
  ],
});

const hypotheses = (scope: Scope) => itemsOf(recordOf(scope, 'rootCause').hypotheses);

/** A confirmed or ruled-out hypothesis that cites no evidence. */
export const isUnsupported = ({ verdict, evidence }: Readonly<Record<string, unknown>>): boolean =>
  (verdict === 'confirmed' || verdict === 'ruledOut') && !isFilled(evidence);
