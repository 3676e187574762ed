import { customPrefix, manualRule, type BuiltInRule } from '../../domain/masking.ts';
import { isPlaceholder, type Detector, type Finding } from './finding.ts';
import { merged, occurrences, type KnownValue } from './knownValues.ts';
import { allowing, customExpression, type CustomRule, type MaskingSettings } from './maskingSettings.ts';
import { bankCards } from './rules/bankCards.ts';
import { commandLinePasswords } from './rules/commandLinePasswords.ts';
import { cookies } from './rules/cookies.ts';
import { emails } from './rules/emails.ts';
import { headerSecrets } from './rules/headers.ts';
import { identityCards, passports } from './rules/identityNumbers.ts';
import { passwords } from './rules/passwords.ts';
import { phones } from './rules/phones.ts';
import { privateAddresses } from './rules/privateAddresses.ts';
import { privateKeys } from './rules/privateKeys.ts';
import { providerTokens } from './rules/providerTokens.ts';
import { secretlintTokens } from './rules/secretlintTokens.ts';
import { urlCredentials } from './rules/urlCredentials.ts';

const detectors: Readonly<Record<BuiltInRule, readonly Detector[]>> = {
  privateKey: [privateKeys],
  token: [providerTokens],
  header: [headerSecrets],
  cookie: [cookies],
  urlCredentials: [urlCredentials],
  password: [passwords, commandLinePasswords],
  identityCard: [identityCards],
  passport: [passports],
  bankCard: [bankCards],
  phone: [phones],
  email: [emails],
  privateAddress: [privateAddresses],
};

/**
 * Finds the secrets of a text, in its order and without overlaps.
 * @param known values that are masked wherever they stand
 * @param onRule told of each rule before it runs: of the team's own, which may take for ever, by its name
 */
export async function scanText(
  text: string,
  settings: MaskingSettings,
  known: readonly KnownValue[] = [],
  onRule: (name: string) => void = () => undefined,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const rule of settings.rules) {
    onRule('');
    for (const detector of detectors[rule]) for (const span of detector(text)) found.push({ ...span, rule });
    if (rule === 'token') for (const span of await secretlintTokens(text)) found.push({ ...span, rule });
  }
  for (const rule of settings.custom) {
    onRule(rule.name);
    found.push(...customFindings(text, rule));
  }
  for (const each of known) found.push(...occurrences(text, each));
  const isAllowed = allowing(settings.allow);
  return merged(
    found.filter(({ start, end, rule }) => {
      const value = text.slice(start, end);
      return rule === manualRule || !(isPlaceholder(value) || isAllowed(value));
    }),
  );
}

function* customFindings(text: string, rule: CustomRule): Generator<Finding> {
  const expression = customExpression(rule);
  const hasGroup = new RegExp(`${expression.source}|`, expression.flags.replace(/[gd]/g, '')).exec('')?.length !== 1;
  for (const match of text.matchAll(expression)) {
    const span = (hasGroup ? match.indices?.[1] : undefined) ?? match.indices?.[0];
    if (span && span[1] > span[0]) yield { start: span[0], end: span[1], rule: `${customPrefix}${rule.name}` };
  }
}
