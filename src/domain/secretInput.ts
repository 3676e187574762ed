/**
 * Whether a text names a password: "password: Abc123", "密码是 Abc123", "pwd=…", "password Winter2026".
 * - `secret`: it does. It must not be written anywhere.
 * - `begun`: the word at its end may be the beginning of one, as in "password: W". Only what is typed next tells.
 * - `none`: it does not. "Password expired", "密码错误" or "your password is about to expire" name none.
 */
export type SecretFinding = 'none' | 'begun' | 'secret';

/** What a password is called, with what may stand in brackets behind it: "password (new)". */
const longName = '(?:password|passwd|passphrase|passcode|pwd|密码|口令|密碼)';
const name = String.raw`(?:${longName}|(?<![\w-])(?:pass|pin))(?:\s?[（(][^()（）]{0,30}[)）])?`;
/** Passwords are typed in Latin letters, digits and signs, also in those of full width. */
const value = '([!-~０-９Ａ-Ｚａ-ｚ]+)';

/** "password: …", "pwd=…": whatever follows is one, unless it is a word that says how the password is. */
const assigned = new RegExp(String.raw`${name}[^\S\n]*(?:[:=：＝]|->|→)[^\S\n]*${value}`, 'giu');
/** "password is …", or on the line below: what follows is one when a digit or a sign is in it. */
const told = new RegExp(String.raw`${name}\s*(?:\b(?:is|was)\s+|是|为|為|[:=：＝]\s*\n)\s*${value}`, 'giu');
/** "password …": what follows is one when it looks made up, and like nothing else. */
const beside = new RegExp(String.raw`(?:${longName}\s+|密码|口令|密碼)${value}`, 'giu');

/** How a password is, in the words of messages: in the place of a value they are none. */
const states =
  'wrong invalid expired expires incorrect required unknown forgotten forgot lost missing locked blocked blank empty none null no yes ok correct valid reset changed unchanged set not must cannot failed failure error denied too mismatch weak same length minimum n/a na'.split(
    ' ',
  );

/** @param typed the whole text, or what stands before the caret */
export function findSecret(typed: string): SecretFinding {
  const found = [
    ...findings(typed, assigned, judgeAssigned),
    ...findings(typed, told, judgeTold),
    ...findings(typed, beside, judgeBeside),
  ];
  if (found.includes('secret')) return 'secret';
  return found.includes('begun') ? 'begun' : 'none';
}

/** Whether a text that nobody is typing any more names a password. */
export const looksLikePassword = (text: string): boolean => findSecret(`${text}\n`) === 'secret';

/** @param word what stands in the place of the password @param isOpen more may be typed to it */
type Judge = (word: string, isOpen: boolean) => SecretFinding;

const findings = (typed: string, shape: RegExp, judge: Judge): SecretFinding[] =>
  [...typed.matchAll(shape)].map((match) => {
    const isOpen = match.index + match[0].length === typed.length;
    return judge((match[1] ?? '').normalize('NFKC'), isOpen);
  });

const bareWord = (word: string): string => word.replace(/[.,;:!?)'"]+$/, '').toLowerCase();
const isState = (word: string): boolean => states.includes(bareWord(word));

const judgeAssigned: Judge = (word, isOpen) => {
  const bare = bareWord(word);
  // Nothing but stars or dots: somebody has taken it out already.
  const isNone = bare === '' || /^[*._?x-]+$/.test(bare) || states.includes(bare);
  if (isNone) return isOpen ? 'begun' : 'none';
  return isOpen && states.some((state) => state.startsWith(bare)) ? 'begun' : 'secret';
};

const judgeTold: Judge = (word, isOpen) => {
  if (word.length >= 4 && /[\d@#$%^&*_+=~]/.test(word)) return 'secret';
  return isOpen && !isState(word) ? 'begun' : 'none';
};

const judgeBeside: Judge = (word, isOpen) => {
  const looksMadeUp = word.length >= 6 && /[a-z]/.test(word) && /\d/.test(word);
  const isCode = /^(?:0x|v?\d+\.\d|https?:|(?:error|err|code|event|step|page|kb|status)\W?\d)/i.test(word);
  if (looksMadeUp && !isCode) return 'secret';
  return isOpen && !isState(word) ? 'begun' : 'none';
};
