import type { Case } from '../domain/case.ts';
import type { Evidence } from '../domain/evidence.ts';
import { formatMoment } from '../domain/formatMoment.ts';
import { fill, say, type Text, type TextArgument } from '../domain/text.ts';
import { cleanText } from './cleanText.ts';
import type { ReportOptions } from './reportOptions.ts';
import { reportWords } from './reportWords.ts';
import { staffNames, withoutNames } from './staffNames.ts';

/** What the parts of a report share: the case as its readers may see it, and how words are written for them. */
export interface ReportScope {
  readonly options: ReportOptions;
  readonly case: Case;
  readonly isInternal: boolean;
  /** The evidence that the readers may see, in the order of the case. */
  readonly evidence: readonly Evidence[];
  /** Words of the product, in the report's language. */
  readonly say: (value: Text, ...args: readonly TextArgument[]) => string;
  /** Words that content of the case is part of: for customers without names of the staff. */
  readonly tell: (value: Text, ...args: readonly TextArgument[]) => string;
  /** Content of the case, the same in every language. */
  readonly plain: (value: string) => string;
  /** The reporter's own words: clean, otherwise as they stand. */
  readonly quote: (value: string) => string;
  readonly moment: (at: string) => string;
}

/**
 * Whether an item of evidence can be given to customers: it is a file of the case, and somebody has looked through what was
 * found in it.
 */
export const isForCustomers = ({ file, masking }: Evidence): boolean =>
  file !== undefined && masking?.reviewed === true;

export function reportScope(current: Case, options: ReportOptions): ReportScope {
  const { language, audience, timeZone } = options;
  const isInternal = audience === 'internal';
  const strip = isInternal
    ? (content: string): string => content
    : withoutNames(staffNames(current), say(reportWords.staff, language));
  const plain = (value: string): string => strip(cleanText(value));
  return {
    options,
    case: current,
    isInternal,
    evidence: (current.evidence ?? []).filter((item) => isInternal || isForCustomers(item)),
    say: (value, ...args) => cleanText(say(fill(value, ...args), language)),
    tell: (value, ...args) => plain(say(fill(value, ...args), language)),
    plain,
    quote: cleanText,
    moment: (at) => cleanText(say(formatMoment(at, timeZone), language)),
  };
}
