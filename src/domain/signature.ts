import { normalizeMessage } from './signatureText.ts';
import { traceSignatures } from './signatureTrace.ts';

/** What of an error is the same each time it happens. */
export interface Signature {
  /** A stack trace's exception and innermost frames; a message without what differs; a code that names the error. */
  readonly kind: 'trace' | 'message' | 'code';
  /** Equal for the same error; begins with the kind. */
  readonly key: string;
  /** How a person recognises it. */
  readonly label: string;
}

/** No more of a text is looked at, characters. */
const longestText = 64_000;
/** So many different ones of a text: the first of a log are as good as all. */
const most = 40;
/** A label is a hint, not the whole message, characters. */
const longestLabel = 120;

/** Lines that tell of an error, in the words of systems of either language. */
const tellsError =
  /\b(?:error|errors|err|fatal|severe|critical|panic|fault|abort(?:ed)?|crash(?:ed)?|\w{0,60}exception|\w{1,60}error|traceback|fail(?:ed|s|ure)?|denied|refused|reset|rejected|unreachable|time-?d? ?out|expired|invalid|cannot|can't|could not|unable to|not found|no such|no longer|no route|not available|unavailable|unauthorized|forbidden|corrupt(?:ed)?|exceeded|overflow|deadlock|out of memory|killed)\b|错误|失败|异常|拒绝|超时|无法|不能|崩溃|致命|过期|已满|不足|冲突|报错|不存在|未找到|找不到|中断|丢失|溢出|死锁|无效|断开/iu;

/** Codes that name an error wherever they stand, in a normalised message. */
const codes =
  /(?:\b(?:errno|error|err|exit|return|status|result|stop|sql|reason|failure|fault)(?:[ -](?:code|id|no\.?|number|status))?|\bcode|\bevent ?id|\bsqlstate|错误代码|错误码|错误号|错误|代码|状态码|事件 ?id|返回码|返回值)[ :=#([]{0,3}(?<number>-?(?:0x[0-9a-f]{1,8}|\d{1,10}|[0-9][0-9a-z]{4}))(?![\w.:/\\-])|\bhttp(?:\/\d(?:\.\d)?)?"? (?<http>[1-5]\d{2})\b|(?:返回|报|提示|响应) ?(?<said>[45]\d{2})(?!\d)|\b(?<answer>[45]\d{2}) (?:internal|bad|service|gateway|not|forbidden|unauthorized|too|method|request|conflict)|\b(?<hex>0x(?:80|c0|00)[0-9a-f]{6})\b|\b(?<vendor>(?:ora|tns|pls|dpi|dpy|sp2|rman|crs|bea|msb|msi|cwe|cve|amq|itms|my|sql|mysql|wsus|vmx|pan|asa|ldap|krb|eai)-?\d{3,6}n?|aadsts\d{4,6})\b|(?<device>%[a-z][a-z0-9_]{1,30}-[0-7]-[a-z][a-z0-9_]{1,40})|\b(?<constant>(?:err|status|error|dns|ssl|tls|sec|net|inet|rpc|sql|irql|driver|kernel|page|unexpected|system|whea|critical|bad|memory|ntfs|video|dpc|inaccessible|unmountable|machine|process|cert|x509|nt|win|wsa|sqlite|pg|er)_[a-z0-9_]{2,80}|\w{2,20}_irql_\w{2,60}|(?:e(?:connrefused|connreset|connaborted|timedout|noent|acces|perm|addrinuse|hostunreach|netunreach|nospc|mfile|pipe|notfound|ai_again|exist|busy|rofs|io|nomem))|wsae[a-z]{3,20}|nxdomain|servfail)\b/giu;

/** What is quoted in prose: 提示“ORA-12541: TNS:no listener”. */
const quoted = /[“"「『]([^“”"「」『』\n]{4,300})[”"」』]/gu;

/**
 * The signatures of the errors that a text tells of: a log, a terminal's output, or a person's words with a message in them.
 * The same error with other numbers, addresses, ids, paths or times gives the same ones. Takes time in proportion to the
 * length; looks at the first 64,000 characters and gives 40 at most, traces first.
 */
export function signaturesOf(text: string): Signature[] {
  const lines = text.slice(0, longestText).split(/\r?\n|\r/u);
  const found = new Map<string, Signature>();
  const add = (kind: Signature['kind'], key: string, label: string): void => {
    const whole = `${kind}:${key}`;
    if (!found.has(whole)) found.set(whole, { kind, key: whole, label: shortened(label) });
  };
  for (const { key, label } of traceSignatures(lines)) add('trace', key, label);
  for (const line of lines.flatMap(statements)) {
    if (found.size >= most * 2) break;
    const message = normalizeMessage(line).replace(/^(?:caused by: |---> )/u, '');
    const named = codesOf(message);
    for (const { key, label } of named) add('code', key, label);
    // A line with such a code tells of an error, whatever its words.
    if ((named.length > 0 || tellsError.test(message)) && isSpecific(message) && !message.startsWith('traceback (most'))
      add('message', message, message);
  }
  const order = { trace: 0, code: 1, message: 2 };
  return [...found.values()].sort((one, other) => order[one.kind] - order[other.kind]).slice(0, most);
}

/** A line of a log as it is; prose by its sentences, and what it quotes for itself. */
function statements(line: string): string[] {
  if (line.trim() === '') return [];
  const said = [...line.matchAll(quoted)].flatMap(([, words]) => words ?? []);
  const sentences = /[。！？；]/u.test(line) ? line.split(/[。！？；]+/u) : [line];
  return [...sentences, ...said];
}

/** The codes of a normalised message, with the number of HTTP the same however it is said. */
function codesOf(message: string): { key: string; label: string }[] {
  return [...message.matchAll(codes)].flatMap(({ groups = {} }) => {
    const { number, http, said, answer, hex, vendor, device, constant } = groups;
    const status = http ?? said ?? answer ?? (number !== undefined && /^[45]\d\d$/.test(number) ? number : undefined);
    if (status !== undefined) return /^[45]/.test(status) ? [{ key: status, label: `HTTP ${status}` }] : [];
    const name = hex ?? vendor ?? device ?? constant ?? number;
    // Success, and counting, name no error.
    if (name === undefined || /^-?[01]$/.test(name)) return [];
    return [{ key: name, label: number === undefined ? name.toUpperCase().replace('0X', '0x') : name }];
  });
}

/** "Error" alone, or a single word with it, is said of everything. */
const isSpecific = (message: string): boolean =>
  (message.match(/[a-z]{2,}/gu)?.length ?? 0) + (message.match(/\p{Script=Han}/gu)?.length ?? 0) / 2 >= 3;

const shortened = (label: string): string =>
  label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`;
