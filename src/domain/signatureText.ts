/**
 * What stands for the parts of a message that differ from one occurrence to the next. Numbers and ids are one kind: an id
 * may happen to be all digits.
 */
type Placeholder = '<n>' | '<time>' | '<addr>' | '<path>' | '<url>';

/** No more of a line is looked at, characters: a line of a log is rarely longer, a minified file's only line is. */
const longestLine = 1_000;

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const clock = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[ap]m\\b)?';
const zone = '(?: ?(?:z\\b|utc\\b|gmt\\b|cst\\b|[+-]\\d{2}:?\\d{2}\\b))?';
const inPath = '[^\\\\/:*?"<>|\\s,;()\\[\\]{}\'“”‘’，。；、（）]';

/**
 * What is replaced, and by what, the first that fits; every repetition is bounded, so that the time grows with the length only.
 * `keep` are the numbers that name an error, which is what tells one error from another.
 */
const patterns = {
  keep: [
    // An error by its number, in the words of systems of either language.
    '(?:\\b(?:errno|error|err|exit|return|status|result|stop|sql|reason|failure|fault)(?:[ -](?:code|id|no\\.?|number|status))?|\\bcode|\\bevent ?id|\\bsqlstate|错误代码|错误码|错误号|错误|代码|状态码|事件 ?id|返回码|返回值)[ :=#(\\[]{0,3}-?(?:0x[0-9a-f]{1,8}|\\d{1,10}|[0-9][0-9a-z]{4})(?![\\w.:/\\\\-])',
    '\\bhttp(?:/\\d(?:\\.\\d)?)?"? [1-5]\\d{2}\\b',
    '(?:返回|报|提示|响应) ?[45]\\d{2}(?!\\d)',
    '\\b[45]\\d{2} (?:internal server error|bad gateway|service unavailable|gateway time-?out|not found|forbidden|unauthorized|bad request|too many requests|method not allowed|request entity too large|conflict)\\b',
    // HRESULT, NTSTATUS, and the stop codes of Windows; any other hexadecimal number is an address.
    '\\b0x(?:80|c0|00)[0-9a-f]{6}\\b',
    '\\b(?:ora|tns|pls|dpi|dpy|sp2|rman|crs|bea|msb|msi|cwe|cve|amq|itms|my|sql|mysql|wsus|vmx|pan|asa|ldap|krb|eai|err)-?\\d{3,6}n?\\b',
    '\\baadsts\\d{4,6}\\b',
    // Messages of network devices: %SPANTREE-2-LOOPGUARD_BLOCK.
    '%[a-z][a-z0-9_]{1,30}-[0-7]-[a-z][a-z0-9_]{1,40}',
    // Names of constants: ERR_HTTP2_PROTOCOL_ERROR.
    '\\b[a-z]{2,20}\\d?(?:_[a-z]{2,20}\\d?){1,8}\\b',
  ],
  '<url>': ['\\b[a-z][a-z0-9+.-]{1,12}://[^\\s"\'<>“”‘’，。；、（）]{1,900}'],
  '<time>': [
    `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[t ,]{1,2}${clock})?${zone}(?![\\d])`,
    `\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}(?:[ ,]{1,2}${clock})?${zone}(?![\\d])`,
    `\\d{1,2}/${month}/\\d{4}:${clock}${zone}`,
    `(?:\\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?\\b(?:${month} {1,2}\\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})? ${clock}${zone}(?: \\d{4}\\b)?`,
    `(?:\\d{4} ?年)? ?\\d{1,2} ?月 ?\\d{1,2} ?[日号](?: ?(?:凌晨|早上|上午|中午|下午|晚上)? ?(?:${clock}|\\d{1,2} ?[点时](?: ?\\d{1,2} ?分?)?(?: ?\\d{1,2} ?秒)?))?`,
    `(?:凌晨|早上|上午|中午|下午|晚上) ?(?:${clock}|\\d{1,2} ?[点时](?: ?\\d{1,2} ?分)?)`,
    `\\b${clock}${zone}(?!\\w|:\\w)`,
  ],
  '<addr>': [
    '\\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\\b',
    '\\b[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}\\b',
    '\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2}\\b|:\\d{1,5}\\b)?(?![\\w.])',
    '(?<![\\w:])\\[?(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]{0,39}\\d)(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?)(?:%\\w{1,16})?\\]?(?::\\d{1,5}\\b)?(?!\\w|:[0-9a-f])',
    '\\b[\\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,6}\\b',
  ],
  '<path>': [
    '["\'“‘](?:[a-z]:[\\\\/]|\\\\\\\\|/)[^"\'“”‘’\\n]{1,300}["\'”’]',
    `\\b[a-z]:[\\\\/](?:${inPath}{1,80}(?: ${inPath}{1,80}){0,4}[\\\\/]){0,20}${inPath}{0,120}(?::\\d{1,9}){0,2}`,
    `\\\\\\\\(?:${inPath}{1,80}(?: ${inPath}{1,80}){0,4}[\\\\/]){1,20}${inPath}{0,120}`,
    `(?<![\\w.<>/~])~?/(?:${inPath}{1,120}/){0,20}${inPath}{1,120}(?::\\d{1,9}){0,2}`,
    `(?<![\\w.<>/])(?:[\\w.@-]{1,60}/){2,20}[\\w.@-]{1,80}(?::\\d{1,9}){0,2}`,
  ],
  '<n>': [
    '\\{?\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b\\}?',
    '\\b0x[0-9a-f]{1,16}\\b',
    '\\b[0-9a-f]{8,64}\\b',
    // A user by name is an id too: access denied for user 'zhang.wei'.
    '(?<=(?:\\b(?:for |the )?(?:user|account|login)|用户|账号|账户|工号) ?[:：]? ?)["\'“‘][^"\'“”‘’\\s]{1,80}["\'”’]',
    // Letters and digits in turn are an id; a name with its number (db01, 30ms) keeps the name.
    '\\b(?:[a-z]{1,40}\\d{1,40}[a-z]|\\d{1,40}[a-z]{1,40}\\d)[a-z0-9]{0,80}\\b',
    '(?<![a-z])[+-]?\\d{1,40}(?:[.,]\\d{1,40}){0,6}',
    '\\d{1,40}',
  ],
} satisfies Record<Placeholder | 'keep', readonly string[]>;

const kinds = ['keep', '<url>', '<time>', '<addr>', '<path>', '<n>'] as const;
const pattern = new RegExp(kinds.map((kind) => `(${patterns[kind].join('|')})`).join('|'), 'giu');

/** The time, level, thread and logger that logs put before a message; colons, dashes and brackets between them. */
const prefix =
  /^(?:<(?:time|n|addr|path|url)>|\[[^\]\n]{0,80}\]|\((?:main|worker|thread)[^)\n]{0,60}\)|\b(?:error|err|warn|warning|fatal|severe|critical|crit|alert|emerg|panic|info|notice|debug|trace|stderr|stdout)\b(?! (?:code|no\b|id\b|<n>|\d))|错误(?=[:：])|警告|致命|[\s:：|>,;*#-]{1,8}){1,12}/u;
const logger = /^(?:(?:[a-z_$][\w$]{0,60}\.){1,10}[\w$]{1,80} - |[\w.<>-]{1,60} [\w./-]{1,40}\[<n>\]: )/u;

/**
 * A message without what differs from one occurrence to the next: numbers, ids, addresses, paths and times become
 * placeholders, and what a log puts before a message is left out. Numbers that name an error stay: ORA-12541, HTTP 503.
 * Takes time in proportion to the length, whatever is in it; looks at the first 1,000 characters of a line.
 */
export function normalizeMessage(line: string): string {
  // The longest that the bound is cut at is folded first: folding may make text longer.
  const folded = line.slice(0, longestLine).normalize('NFKC').slice(0, longestLine).toLowerCase();
  const marked = folded.replace(pattern, (found: string, ...groups: unknown[]) => {
    const kind = kinds.find((_, index) => groups[index] !== undefined);
    return kind === undefined || kind === 'keep' ? found : kind;
  });
  return marked
    .replace(/<n>(?:[._:x/-]?<n>)+/gu, '<n>')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(prefix, '')
    .replace(logger, '')
    .replace(/^[\s:：|>,;*#"'“‘[(-]{1,20}|[\s:：|,;.。!！"'”’\])-]{1,20}$/gu, '');
}
