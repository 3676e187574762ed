import { groupSpans, isPlaceholder, type Span } from '../finding.ts';

const value = '(?:"([^"\\n]{1,200})"|\'([^\'\\n]{1,200})\'|([^\\s"\'|;&<>]{1,200}))';
const rest = '(?:[^\\n|;&]{0,300}?)';

/** Where programs take a password: each with its own way to write it. */
const commands: readonly RegExp[] = [
  // --password X, -Password X, /password:X
  new RegExp(
    `(?<![\\w-])(?:--?|/)(?:[a-z]+-)?(?:password|passwd|passphrase|pwd|pass|secret|token|api-?key|auth-token|access-token)(?:[=:]|[ \\t]+)${value}`,
    'dgi',
  ),
  new RegExp(`\\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mycli)\\b${rest}\\s-p${value}`, 'dg'),
  new RegExp(`\\bsshpass\\s+-p\\s*${value}`, 'dg'),
  new RegExp(`\\bredis-cli\\b${rest}\\s-a\\s*${value}`, 'dg'),
  new RegExp(`\\b(?:docker|podman|az|helm|oc)\\b[^\\n|;&]{0,80}?\\blogin\\b${rest}\\s-p\\s*${value}`, 'dg'),
  new RegExp(
    `\\b(?:psexec|plink|pscp|winexe|smbmap|sqlcmd|isql|bcp|osql|ldapsearch|rabbitmqadmin)\\b${rest}\\s-(?:pw|p|P|w)\\s*${value}`,
    'dgi',
  ),
  new RegExp(`\\bhtpasswd\\s+-\\w*b\\w*\\s+\\S{1,200}\\s+\\S{1,100}\\s+${value}`, 'dg'),
  new RegExp(`\\bConvertTo-SecureString\\s+(?:-String\\s+)?${value}`, 'dgi'),
  new RegExp(`\\bnet\\s+use\\s+\\S{1,200}\\s+(?!/|\\*)${value}(?=\\s+/user)`, 'dgi'),
  // curl -u user:password
  /\b(?:curl|wget|http|https)\b[^\n|;&]{0,300}?\s(?:-u|--user|--proxy-user|-U|-a)[ =]?["']?[^\s"':]{1,100}:([^\s"']{1,200})/dg,
  // openssl -passin pass:X
  /\bpass:([^\s"']{1,200})/dg,
  // sqlplus scott/tiger@orcl, jdbc:oracle:thin:scott/tiger@//host
  /\bsqlplus(?:\s+-\w+)*\s+["']?[\w$#]{1,60}\/([^\s@"']{1,100})@/dgi,
  /\bjdbc:oracle:\w{1,10}:[\w$#]{1,60}\/([^\s@"']{1,100})@/dgi,
];

/** Passwords on command lines. */
export function* commandLinePasswords(text: string): Generator<Span> {
  for (const expression of commands) {
    for (const group of [1, 2, 3]) {
      for (const span of groupSpans(text, expression, group)) {
        const found = text.slice(span.start, span.end);
        if (!isPlaceholder(found) && !/^(?:-|\/[a-z]+$|YES$|NO$)/.test(found)) yield span;
      }
      if (!expression.source.includes('|([^\\s"')) break;
    }
  }
}
