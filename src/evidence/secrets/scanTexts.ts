import type { Finding } from './finding.ts';

import { merged, occurrences, type KnownValue } from './knownValues.ts';
import { allowing, type MaskingSettings } from './maskingSettings.ts';
import { scanText } from './scanText.ts';

/** The texts to look through, and for what. Plain data, for a worker. */
export interface ScanRequest {
  readonly texts: readonly string[];
  readonly settings: MaskingSettings;
  readonly known: readonly KnownValue[];
}

export interface ScanResult {
  /** Of each text, in order. */
  readonly findings: readonly (readonly Finding[])[];
  /** Values worth looking for everywhere, those that were known among them. */
  readonly known: readonly KnownValue[];
}

/** How texts are scanned: in a worker of VS Code's extension host, or right here. */
export type Scan = (request: Omit<ScanRequest, 'settings'>, signal?: AbortSignal) => Promise<ScanResult>;

/** What stands for a person or a program wherever it is written, not only behind the word that gave it away. */
const spreading = new Set([
  'token',
  'header',
  'cookie',
  'urlCredentials',
  'password',
  'identityCard',
  'bankCard',
  'phone',
]);
/** Each is looked for in the whole text, so there is an end to it. */
const mostKnown = 500;

/**
 * Scans texts that belong together: a password that is named in one place is found again in all others.
 * @param onRule as for `scanText`
 */
export async function scanTexts(
  { texts, settings, known }: ScanRequest,
  onRule?: (name: string) => void,
): Promise<ScanResult> {
  const first: (readonly Finding[])[] = [];
  const values = new Map(known.map((each) => [each.value, each]));
  for (const text of texts) {
    const findings = await scanText(text, settings, known, onRule);
    first.push(findings);
    for (const { start, end, rule } of findings) {
      const value = text.slice(start, end);
      if (values.size < mostKnown && spreading.has(rule) && isTelling(value))
        values.set(value, values.get(value) ?? { value, rule });
    }
  }
  const all = [...values.values()];
  if (all.length === known.length) return { findings: first, known };
  const findings: (readonly Finding[])[] = [];
  for (const [index, text] of texts.entries()) {
    const added = all.filter(({ value }) => text.includes(value));
    findings.push(added.length === 0 ? (first[index] ?? []) : withKnown(text, first[index] ?? [], added, settings));
  }
  return { findings, known: all };
}

const withKnown = (
  text: string,
  findings: readonly Finding[],
  known: readonly KnownValue[],
  { allow }: MaskingSettings,
): readonly Finding[] => {
  const isAllowed = allowing(allow);
  const added = known.filter(({ value }) => !isAllowed(value)).flatMap((each) => [...occurrences(text, each)]);
  return merged([...findings, ...added]);
};

/** Whether a value is so particular that the same characters elsewhere are the same secret, and no word or number of the log. */
const isTelling = (value: string): boolean =>
  value.length <= 500 && (value.length >= 10 || (value.length >= 6 && /\d/.test(value) && /\D/.test(value)));
