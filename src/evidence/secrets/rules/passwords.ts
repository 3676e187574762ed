import { isPlaceholder, type Span } from '../finding.ts';

/** Words that name a password, and with what follows them, other secrets that are written the same way. */
const key =
  '(?:pass(?:word|wd|phrase|code)|(?<![a-z])passwort|contrase[nñ]a|mot[ _-]de[ _-]passe|pwd|(?:client|app|shared|consumer|secret|access|private|api|encryption)[ _-]?(?:secret|key)(?:[ _-]?(?:secret|key))?|(?<![a-z])secret|appsecret|credential|密码|密碼|口令|パスワード|비밀번호)';
/** Up to the mark that ends the value where it is not quoted: white space, a separator, a bracket or comma that closes. */
const bare = '(?:(?![,)\\]}]+(?:\\s|$|["\'<;&]|[\\w.-]{1,40}\\s?[=:]))[^\\s;&"\'`<>，；。）】])+';
const quoted = '(?<quote>\\\\{0,3}["\'`])(?<inner>(?:(?!\\k<quote>)[^\\r\\n]){1,300})\\k<quote>';
const braced = '\\{(?<braced>[^{}\\r\\n]{1,200})\\}(?=;|$)';

const assigned = new RegExp(
  `(?<key>${key})(?:\\\\{0,3}["'\`\\]])?\\s{0,3}(?<sep>=>|:=|[:=：＝])[ \\t]{0,8}(?:${braced}|${quoted}|(?<bare>${bare}))`,
  'dgiu',
);
/** "pass: 12, fail: 1" is a test's result: behind the short words only what looks made up is a password. */
const shortKey = new RegExp(
  `(?<![\\w-])(?<key>pass|pw|psw|pin)\\\\{0,3}["']?\\s{0,2}(?<sep>[:=：＝])\\s{0,2}(?:${quoted}|(?<bare>${bare}))`,
  'dgiu',
);
const spoken =
  /(?:password|passcode|密码|口令|密碼)\s{0,3}(?:\bis\b|是|为)\s{0,3}["“'‘「]?([^\s"”'’」，。；,;]*\d[^\s"”'’」，。；,;]*)/dgiu;
const chinese =
  /(?<![:/])(?:密码|口令|密碼)\s{0,2}([A-Za-z0-9!@#$%^&*_+=.-]*(?:[A-Za-z][A-Za-z!@#$%^&*_.-]*\d|\d{4,})[A-Za-z0-9!@#$%^&*_+=.-]*)/dgu;
const xmlElement =
  /<(?:[\w-]{1,40}:)?[\w.-]{0,40}?(?:password|passwd|pwd|secret|密码)(?:\s[^<>]{0,200})?>\s{0,40}([^<>\s][^<>]{0,200}?)\s{0,40}<\//dgiu;
const xmlPair =
  /(?:key|name)\s?=\s?["'][^"'<>]{0,80}(?:password|passwd|pwd|secret)["']\s{1,20}(?:value|content)\s?=\s?["']([^"'<>]{1,200})["']/dgiu;
const encoded = /(?:password|passwd|pwd|secret)%3D((?:[^\s%&"'<>]|%(?!26))+)/dgiu;

/** Words that are said about a password and are none. */
const remark =
  /^(?:wrong|invalid|expired?|incorrect|required|missing|failed|failure|changed?|reset|ok|success(?:ful)?|accepted|rejected|denied|empty|none|null|nil|undefined|unknown|true|false|yes|no|n\/a|not|is|was|has|must|should|cannot|can|will|for|the|a|an|of|to|and|or|set|unset|disabled|enabled|mismatch|error|string|text|varchar.*|char|password|passwd|pwd|secret|encrypted|plain|prompt|basic|错误|正确|过期|已.*|未.*|不.*|必填|为空|无|空|请.*|输入.*|修改.*|重置.*|验证.*|校验.*|登录.*|认证.*|的.*|是否.*)$/iu;

/** Passwords and the like that text assigns: properties, JSON, XML, YAML, connection strings, query strings, sentences. */
export function* passwords(text: string): Generator<Span> {
  for (const match of text.matchAll(assigned)) {
    const span = valueOf(match);
    if (span && isPassword(text, match, span)) yield span;
  }
  for (const match of text.matchAll(shortKey)) {
    const span = valueOf(match);
    if (span && looksMadeUp(text.slice(span.start, span.end))) yield span;
  }
  for (const expression of [spoken, chinese, xmlElement, xmlPair, encoded]) {
    for (const match of text.matchAll(expression)) {
      const [start, stop] = match.indices?.[1] ?? [0, 0];
      const end = expression === spoken ? start + text.slice(start, stop).replace(/[.!?)]+$/, '').length : stop;
      const value = text.slice(start, end);
      if (value.length >= 3 && !isPlaceholder(value) && !remark.test(value)) yield { start, end };
    }
  }
}

function valueOf({ indices }: RegExpExecArray): Span | undefined {
  const groups = indices?.groups;
  const [start, end] = groups?.braced ?? groups?.inner ?? groups?.bare ?? [0, 0];
  return end > start ? { start, end } : undefined;
}

function isPassword(text: string, { groups, index }: RegExpExecArray, { start, end }: Span): boolean {
  const value = text.slice(start, end);
  if (isPlaceholder(value) || remark.test(value) || value.startsWith('-----BEGIN')) return false;
  const name = groups?.key ?? '';
  // The shell's working folder.
  if (/^pwd$/i.test(name) && /^(?:[/~]|[A-Za-z]:[\\/])/.test(value)) return false;
  const isQuoted = groups?.bare === undefined;
  const isWord = !/password|passwd|pwd|pass|密|口令|パス|비밀/iu.test(name);
  if (isWord) return value.length >= 8 && !/^[a-z]+$/i.test(value) && !/^[\w.]+\(/.test(value);
  if (isQuoted) return !/\s[a-z]+\s/i.test(value);
  // "Password: authentication failed" is a sentence; "password: hunter2" is not.
  const isProse =
    /^[:：]$/.test(groups.sep ?? '') && /^[A-Za-z]+$/.test(value) && /^[ \t]+[A-Za-z]/.test(text.slice(end, end + 3));
  if (isProse || /^(?:[\w.]+\(|::)/.test(value)) return false;
  // "/reset-password:8080" and "passwordEncoder=org.spring.Foo" name a thing, not its value.
  return !/[\w-]/.test(text[index + name.length] ?? '') && value.length >= 2;
}

const looksMadeUp = (value: string): boolean =>
  !isPlaceholder(value) &&
  (/^\d{6,12}$/.test(value) || (value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value)));
