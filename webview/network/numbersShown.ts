import type { Language } from '../../src/domain/text.ts';

/** A time in milliseconds as tools print it: three decimals below 10 ms, one above, none past a second. */
export const showMs = (ms: number, language: Language): string =>
  ms.toLocaleString(language, { maximumFractionDigits: ms < 10 ? 3 : ms < 1_000 ? 1 : 0 });

/** A percentage with one decimal at most, and never 0 or 100 for what is only near. */
export const showPct = (pct: number, language: Language): string => {
  const digits = (pct > 0 && pct < 0.1) || (pct > 99.9 && pct < 100) ? 3 : 1;
  return `${pct.toLocaleString(language, { maximumFractionDigits: digits })}%`;
};
