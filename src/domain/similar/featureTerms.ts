const wordPrefix = 'word:';
/** A word, as a case is found by it. */
export const wordTerm = (word: string): string => wordPrefix + word;
export const isWordTerm = (term: string): boolean => term.startsWith(wordPrefix);
/** A system, as a case is found by it. */
export const systemTerm = (system: string): string => `system:${normalSystem(system)}`;

/** A system's name however it is written: "ERP 财务模块" and "erp财务模块". */
const normalSystem = (system: string): string =>
  system
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
