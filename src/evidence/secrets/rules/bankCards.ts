import { groupSpans, type Span } from '../finding.ts';

const grouped = /(?<![\w.-])(\d{4}([ -])\d{4}\2\d{4}\2\d{4}(?:\2\d{1,3})?)(?!\w|[-.]\d)/dg;
const named =
  /(?:银行卡号?|卡号|账号|帐号|信用卡|借记卡|银联|\bcard(?:[ _-]?(?:number|no|num))?|\bpan|\bcredit[ _-]?card|\bvisa|\bmastercard|\bunionpay|\baccount(?:[ _-]?(?:number|no))?)\\{0,3}["']?\s{0,3}[:=：]?\s{0,3}\\{0,3}["']?(\d(?:[ -]?\d){12,18})(?!\w|[-.]\d)/dgi;
/** UnionPay, Visa, Mastercard, American Express, JCB, Discover, Diners (ISO/IEC 7812). */
const issuers = /^(?:62|4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|35(?:2[89]|[3-8])|6011|65|36|9\d{3}55)/;

/** Bank card numbers whose check digit (Luhn) is right, where they are called so or written in groups of four. */
export function* bankCards(text: string): Generator<Span> {
  for (const expression of [grouped, named]) {
    for (const span of groupSpans(text, expression)) {
      const digits = text.slice(span.start, span.end).replace(/\D/g, '');
      if (issuers.test(digits) && passesLuhn(digits) && new Set(digits).size > 1) yield span;
    }
  }
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
