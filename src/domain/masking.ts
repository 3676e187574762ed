import * as z from 'zod';
import { fill, text, type Text } from './text.ts';

/**
 * What evidence is checked for before it is written, by the name that settings and case files use. `standard`: on unless a
 * team's settings say otherwise. `placeholder`: the word in `[masked-word-1]`.
 */
export const maskingRules = [
  { id: 'privateKey', label: text('Private key', '私钥'), placeholder: 'key', standard: true },
  { id: 'token', label: text('Token or access key', '令牌或访问密钥'), placeholder: 'token', standard: true },
  { id: 'header', label: text('Authorization header', '认证请求头'), placeholder: 'token', standard: true },
  { id: 'cookie', label: text('Cookie or session', 'Cookie 或会话标识'), placeholder: 'cookie', standard: true },
  { id: 'urlCredentials', label: text('Password in a URL', 'URL 中的密码'), placeholder: 'password', standard: true },
  { id: 'password', label: text('Password', '密码'), placeholder: 'password', standard: true },
  { id: 'identityCard', label: text('Identity card number', '身份证号'), placeholder: 'id', standard: true },
  { id: 'passport', label: text('Passport number', '护照号'), placeholder: 'passport', standard: true },
  { id: 'bankCard', label: text('Bank card number', '银行卡号'), placeholder: 'card', standard: true },
  { id: 'phone', label: text('Telephone number', '电话号码'), placeholder: 'phone', standard: true },
  { id: 'email', label: text('E-mail address', '电子邮箱'), placeholder: 'email', standard: true },
  { id: 'privateAddress', label: text('Private address', '内网地址'), placeholder: 'address', standard: false },
] as const satisfies readonly {
  readonly id: string;
  readonly label: Text;
  readonly placeholder: string;
  readonly standard: boolean;
}[];

/** A built-in rule. What a team adds is `custom:` and its name; what a person chose by hand is `manual`. */
export type BuiltInRule = (typeof maskingRules)[number]['id'];

/** What stands before the name of a team's own rule. */
export const customPrefix = 'custom:';
export const manualRule = 'manual';

/** The name of a rule for people, whoever made it. */
export function maskingRuleLabel(rule: string): Text {
  if (rule === manualRule) return text('Chosen by hand', '手动选择');
  const known = maskingRules.find(({ id }) => id === rule);
  if (known) return known.label;
  const name = rule.startsWith(customPrefix) ? rule.slice(customPrefix.length) : rule;
  return text(name, name);
}

/** What became of the check for secrets of one item of evidence. No secret and no hash of one is in it. */
export const maskingSchema = z.looseObject({
  reviewed: z.boolean().meta({ description: 'Checked for secrets 已检查敏感信息' }),
  by: z.string().optional(),
  at: z.string().meta({ format: 'date-time', description: 'Checked at 检查时间' }).optional(),
  count: z.int().min(0).optional().meta({ description: 'Places that were masked 已屏蔽的处数' }),
  rules: z
    .record(z.string(), z.int().min(0))
    .optional()
    .meta({ description: 'Masked places by rule 各规则屏蔽的处数' }),
  unmasked: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Places that were found and kept on purpose 发现后有意保留的处数' }),
  highest: z.record(z.string(), z.int().min(1)).optional().meta({
    description: 'Highest number of each placeholder, so that no later item uses it again 各占位符的最大编号',
  }),
});
export type Masking = z.infer<typeof maskingSchema>;

/** What became of the check, in a few words. @param masking of an item; none for one that was never checked */
export function maskingSummary(masking: Masking | undefined): Text {
  if (masking?.reviewed !== true) return text('not checked for secrets', '未检查敏感信息');
  const { count = 0, rules = {} } = masking;
  if (count === 0) return text('checked for secrets, nothing masked', '已检查敏感信息，无屏蔽');
  const parts = Object.entries(rules).map(([rule, places]) =>
    fill(text('{0}: {1}', '{0} {1} 处'), maskingRuleLabel(rule), places),
  );
  const list = { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('，') };
  return fill(text('secrets masked ({0})', '已屏蔽敏感信息（{0}）'), list);
}
