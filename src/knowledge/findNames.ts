import { groupSpans, type Span } from '../evidence/secrets/finding.ts';
import { emails } from '../evidence/secrets/rules/emails.ts';
import { identityCards, passports } from '../evidence/secrets/rules/identityNumbers.ts';
import { phones } from '../evidence/secrets/rules/phones.ts';
import { privateAddresses } from '../evidence/secrets/rules/privateAddresses.ts';
import type { Role } from './identities.ts';

/** A name or a number at its place in a text. */
export interface FoundName extends Span {
  readonly role: Role;
}

/** `C:\Users\li.lei\`, `/home/li.lei/`, also with doubled backslashes of JSON. */
const homes =
  /(?:[\\/]|\\\\)(?:Users|home|Documents and Settings|Benutzer)(?:\\\\|[\\/])([^\\/\s"'<>|:*?,;()]{1,64})/dgi;
/** `CORP\li.lei` (not a path: no drive or separator before, none behind). */
const domainUser = /(?<![\w\\/:.])[A-Z][A-Z0-9-]{1,14}\\{1,2}([A-Za-z][\w.-]{1,63})(?![\w\\/])/dg;
/** The prompt of a shell, `ssh li@host`. */
const promptUser = /(?<![\w.@/:-])([A-Za-z_][\w.-]{0,31})@[A-Za-z0-9][\w.-]{0,62}(?![\w.-])/dg;
const promptHost = /(?<![\w.@/:-])[A-Za-z_][\w.-]{0,31}@([A-Za-z0-9][\w-]*(?:\.[\w-]+){0,6})(?![\w-])/dg;
/** `\\SRV-FILE01\share`. */
const share = /(?<![\w\\])\\\\(?:\\\\)?([A-Za-z0-9][\w.-]{0,62})\\/dg;
const namedUser =
  /(?:\b(?:user(?:[ _-]?name)?|login|logon|uid|account(?:[ _-]?name)?)|用户名|登录名|登录账号|账号|帐号|工号)["']?\s{0,2}(?:[=:：]|为|是)\s{0,2}["']?([\p{L}\d][\p{L}\d._@\\-]{1,63})/dgiu;
const namedHost =
  /(?:\b(?:host(?:[ _-]?name)?|computer(?:[ _-]?name)?|workstation|machine[ _-]?name)|主机名?|计算机名?|电脑名|机器名)["']?\s{0,2}(?:[=:：]|为|是)\s{0,2}["']?([A-Za-z0-9][\w.-]{1,62})/dgi;
/** Names that Windows and IT departments give to computers. */
const deviceName =
  /(?<![\w.-])((?:DESKTOP|LAPTOP|WORKSTATION|WIN)-[A-Z0-9]{4,15}|(?:PC|NB|LT|WKS|WS|SRV|MAC)[-_]?(?:[A-Z0-9]+[-_])*[A-Z]*\d{2,}[A-Z0-9]*)(?![\w-])/dgi;

/** They name nobody: what systems are delivered with. */
const generic =
  /^(?:root|admin(?:istrator)?|system|user(?:name)?|guest|test|public|default(?:user)?|all|shared|localhost|local|git|svn|hg|www-data|nobody|postgres|mysql|oracle|tomcat|nginx|apache|jenkins|runner|ubuntu|vagrant|service|null|none|undefined|true|false|unknown|not|is|was|the|has|and|locked|disabled|expired|invalid|info|error|name|id|\d{1,3})$/i;

const finders: readonly (readonly [Role, (text: string) => Iterable<Span>])[] = [
  ['email', emails],
  ['phone', phones],
  ['idNumber', identityCards],
  ['idNumber', passports],
  ['host', privateAddresses],
  ['host', (text) => groupSpans(text, share)],
  ['host', (text) => groupSpans(text, promptHost)],
  ['host', (text) => groupSpans(text, namedHost)],
  ['host', (text) => groupSpans(text, deviceName)],
  ['account', (text) => groupSpans(text, homes)],
  ['account', (text) => groupSpans(text, domainUser)],
  ['account', (text) => groupSpans(text, promptUser)],
  ['account', (text) => groupSpans(text, namedUser)],
];

/** E-mail addresses, telephone and identity numbers, and the names of accounts and computers that a text shows by their form. */
export function* findNames(text: string): Generator<FoundName> {
  for (const [role, find] of finders)
    for (const span of find(text)) {
      const value = text.slice(span.start, span.end);
      if (!generic.test(value) && !value.startsWith('[')) yield { ...span, role };
    }
}
