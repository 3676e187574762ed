/** Said in every case: they tell none from another. */
const stop = new Set(
  `a an and are as at be been but by can did do does for from get got had has have he her his how i if in is it its me my no not of on
  or our she so that the their them then there they this to too up us was we were what when where which who why will with you your
  after again all also any before being cannot could every just only more now out other over some still than try tried very want
  please help user users problem issue error errors failed fails fail failure`.split(/\s+/u),
);
/** Pairs of characters that Chinese descriptions of anything are made of. */
const stopPairs = new Set(
  '一个 我们 你们 他们 这个 那个 什么 没有 可以 不能 无法 现在 今天 昨天 问题 出现 显示 提示 用户 时候 已经 还是 就是 但是 因为 所以 的时 一直 之后 以后 之前 怎么 情况 进行 需要 使用 报错 错误 失败 系统 反馈 同事'.split(
    ' ',
  ),
);
const runs = /[a-z][a-z0-9]{1,40}|\p{Script=Han}+/gu;
/** Nothing beyond is looked at, characters. */
const longest = 6_000;

/**
 * The words of a text that may tell one case from another: English without its commonest words and endings; of Chinese, each
 * pair of neighbouring characters, which needs no dictionary and finds a word inside a longer one as well.
 * Repeated words come as often as they stand there.
 */
export function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.slice(0, longest).normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (/^[a-z]/u.test(run)) {
      if (!stop.has(run)) found.push(stemOf(run));
      continue;
    }
    const characters = Array.from(run);
    for (let at = 0; at + 1 < characters.length; at += 1) {
      const pair = `${characters[at] ?? ''}${characters[at + 1] ?? ''}`;
      if (!stopPairs.has(pair)) found.push(pair);
    }
  }
  return found;
}

/** Plural and tense do not make another word. Only what is safe without a dictionary. */
function stemOf(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return undoubled(word.slice(0, -3));
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ed')) return undoubled(word.slice(0, -2));
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return withoutE(word.slice(0, -1));
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  return word;
}

const withoutE = (stem: string): string => (stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem);

/** "stopp" of "stopped" is "stop"; and "e" goes everywhere, so that "closed" and "close" meet. */
const undoubled = (stem: string): string =>
  /([bdfgmnprt])\1$/u.test(stem) ? stem.slice(0, -1) : stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem;

/**
 * Words as people read them, for those that two texts have in common: Chinese pairs that follow each other in the text
 * become the words that they are of, English ones the forms in which they stand there. The longest first come first.
 */
export function readableWords(text: string, common: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const [run] of text.slice(0, longest).normalize('NFKC').matchAll(new RegExp(runs, 'giu'))) {
    if (/^[a-z]/iu.test(run)) {
      if (common.has(stemOf(run.toLowerCase()))) found.add(run.toLowerCase());
      continue;
    }
    const characters = Array.from(run);
    let word = '';
    for (let at = 0; at + 1 < characters.length; at += 1) {
      const [one = '', next = ''] = [characters[at], characters[at + 1]];
      if (common.has(one + next)) word = word === '' ? one + next : word + next;
      else if (word !== '') {
        found.add(word);
        word = '';
      }
    }
    if (word !== '') found.add(word);
  }
  return [...found].sort((one, other) => other.length - one.length);
}
