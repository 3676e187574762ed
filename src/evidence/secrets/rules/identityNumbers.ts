import { groupSpans, type Span } from '../finding.ts';

const resident = /(?<![\w.]|\d-)([1-9]\d{16}[\dXx])(?![\w]|[-.]\d)/dg;
const firstGeneration = /(?:身份证|证件|id[ _-]?card|identity|idno)[^\d\r\n]{0,16}([1-9]\d{14})(?!\w)/dgi;
const passport =
  /(?:护照|護照|passport)(?:[ _-]?(?:number|no\.?|号码?))?\\{0,3}["']?\s{0,2}[:=：]?\s{0,2}\\{0,3}["']?([A-Z]{1,2}\d{7,8}|\d{9})(?!\w)/dgi;
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Identity card numbers of the People's Republic (GB 11643-1999: province, date of birth, check digit), also of 15 digits. */
export function* identityCards(text: string): Generator<Span> {
  for (const span of groupSpans(text, resident)) {
    const value = text.slice(span.start, span.end);
    if (provinces.test(value) && isBirthday(value.slice(6, 14)) && hasCheckDigit(value)) yield span;
  }
  for (const span of groupSpans(text, firstGeneration)) {
    const value = text.slice(span.start, span.end);
    if (provinces.test(value) && isBirthday(`19${value.slice(6, 12)}`)) yield span;
  }
}

/** Passport numbers, where they are called so. */
export const passports = (text: string): Generator<Span> => groupSpans(text, passport);

function isBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2100) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO 7064, MOD 11-2. */
function hasCheckDigit(value: string): boolean {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase();
}
