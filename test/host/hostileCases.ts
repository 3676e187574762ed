import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newCase, records, type Case } from '../../src/domain/case.ts';
import type { Field, Fields } from '../../src/domain/field.ts';
import { serializeCase } from '../../src/domain/serialize.ts';

/** Runs where it is taken for markup, sets `globalThis.evil` there; opens a calculator where it is taken for a link or a command. */
const payloads = [
  `<img src=x onerror="globalThis.evil=1"><script>globalThis.evil=1</script><svg onload=globalThis.evil=1>`,
  `"><iframe srcdoc="<script>parent.evil=1</script>"></iframe>' onfocus='globalThis.evil=1' autofocus='`,
  `[open](command:workbench.action.files.newUntitledFile) <a href="javascript:globalThis.evil=1">x</a> $(zap) ![p](https://evil.invalid/p.png)`,
  `\u202Egpj.exe\u202C \u0000\u0007\u001B[31m \uD800 \u2028 {0} {1} %s \${globalThis.evil=1}`,
];
const payload = payloads.join('\n');

/** A text that is longer than any form has room for. */
const long = 'W'.repeat(4_000);

/** Each field gets the first of these that its schema takes; the form is filled as the declarations allow it. */
const candidates: readonly unknown[] = [payload, [payload], true, Number.MAX_SAFE_INTEGER, 1e308];

const valueFor = (field: Field): unknown => {
  if (field.kind === 'computed') return undefined;
  if (field.kind === 'group') return filled(field.fields);
  if (field.kind === 'list')
    return ['one', '__proto__', 'constructor', payload].map((id) => ({ ...filled(field.fields), id }));
  return candidates.find((candidate) => field.schema.safeParse(candidate).success);
};

const filled = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valueFor(field)]));

const numbered = (index: number): string => `TS-20261120-EV${String(index).padStart(3, '0')}`;
const named = (index: number, title: string): Case =>
  newCase({ title, author: payload, now: Date.parse('2026-11-20T09:00:00+08:00'), number: numbered(index) });

const hash = 'a'.repeat(64);
const evidence = (id: string, file: string, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  kind: 'file',
  title: payload,
  file,
  bytes: Number.MAX_SAFE_INTEGER,
  sha256: hash,
  attachedAt: payload,
  attachedBy: payload,
  note: payload,
  ...rest,
});

/** Markup, links, commands and control characters in every field that a case has. */
export const payloadCase = (): Case => ({
  ...named(0, payload),
  labels: [payload, long],
  ...Object.fromEntries(records.map(({ key, fields }) => [key, filled(fields)])),
  evidence: [
    evidence('ev1', 'evidence/001.txt', { source: { path: '../../../../etc/passwd', startLine: 1, endLine: 2 } }),
    evidence('ev2', 'evidence/002.svg', { kind: payload, command: { line: payload, cwd: payload, exitCode: 1 } }),
    evidence('ev3', 'evidence/..', { kind: 'image' }),
    evidence('ev4', `evidence/${'n'.repeat(4_000)}.txt`, { kind: 'log', source: { path: `file:///etc/passwd` } }),
    evidence('ev5', 'evidence/\u202Etxt.exe', { kind: 'terminal', source: { path: 'command:workbench.action.quit' } }),
  ] as Case['evidence'],
  timeline: [
    ...(named(0, '').timeline ?? []),
    ...['created', 'retriaged', 'held', 'replied', 'linked', 'escalated', payload].map((type, index) => ({
      id: `${type.slice(0, 20)}-${index}`,
      type,
      at: index % 2 === 0 ? payload : '+275760-09-13T00:00:00Z',
      by: payload,
      reason: payload,
      to: payload,
      from: payload,
      text: payload,
    })),
  ],
});

/** A case whose number of affected users is written like this. */
const counting = (index: number, title: string, written: string): [string, string] => [
  numbered(index),
  serializeCase({ ...named(index, title), triage: { affectedUsers: 12_345 } }).replace('12345', written),
];

/** A case whose evidence claims to be in this file. */
const withEvidence = (index: number, title: string, file: string): [string, string] => [
  numbered(index),
  serializeCase({ ...named(index, title), evidence: [evidence('e', file)] as Case['evidence'] }),
];

const raw = (index: number, title: string, replace: (text: string) => string): [string, string] => [
  numbered(index),
  replace(serializeCase(named(index, title))),
];

export type HostileCases = Readonly<Record<string, { text: string; opens: boolean }>>;

/** Hostile case files by the name of their folder. What has `opens` is a case all the same; the others are shown with the reason. */
export function hostileCases(): HostileCases {
  const opens = (entries: [string, string][]): [string, { text: string; opens: boolean }][] =>
    entries.map(([name, text]) => [name, { text, opens: true }]);
  const refused = (entries: [string, string][]): [string, { text: string; opens: boolean }][] =>
    entries.map(([name, text]) => [name, { text, opens: false }]);
  const many = (count: number): string =>
    Array.from({ length: count }, (_, index) => `{"id":"${index}","question":"q"}`).join(',');
  return Object.fromEntries([
    ...opens([
      [numbered(0), serializeCase(payloadCase())],
      raw(1, 'Keys of prototypes', (text) =>
        text.replace(
          '"intake": {',
          '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "intake": { "__proto__": {"polluted": 1}, "hasOwnProperty": 1,',
        ),
      ),
      raw(2, 'Deep nesting', (text) =>
        text.replace('"intake": {', `"deep": ${'['.repeat(80)}${']'.repeat(80)}, "intake": {`),
      ),
      raw(3, 'Thousands of rows', (text) =>
        text.replace('"intake": {', `"intake": { "clarifications": [${many(3_000)}],`),
      ),
      counting(4, 'Huge numbers', '9007199254740991'),
      raw(5, long, (text) => text),
    ]),
    ...refused([
      raw(10, 'A number that leads out', (text) => text.replace(`"${numbered(10)}"`, '"../../x"')),
      raw(11, 'A million rows', (text) =>
        text.replace('"intake": {', `"intake": { "clarifications": [${many(1_000_000)}],`),
      ),
      raw(16, 'A hundred thousand rows', (text) =>
        text.replace('"intake": {', `"intake": { "clarifications": [${many(100_000)}],`),
      ),
      raw(17, 'Nested a little too deep', (text) =>
        text.replace('"intake": {', `"deep": ${'['.repeat(300)}${']'.repeat(300)}, "intake": {`),
      ),
      raw(18, 'Nested without an end', (text) => text.replace('"intake": {', `"deep": ${'['.repeat(300_000)}`)),
      raw(12, 'Nesting beyond all bounds', (text) =>
        text.replace('"intake": {', `"deep": ${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}, "intake": {`),
      ),
      counting(13, 'Beyond all numbers', '1e999'),
      withEvidence(14, 'Evidence outside', '../../../etc/passwd'),
      withEvidence(15, 'Evidence behind a backslash', 'evidence\\..\\..\\x'),
    ]),
  ]);
}

/**
 * Writes all of them into a casebook folder, and links that lead out of it.
 * @param outside a file that nobody may read through a case
 */
export function writeHostileCases(casebook: string, outside: string, cases = hostileCases()): void {
  for (const [name, { text }] of Object.entries(cases)) {
    mkdirSync(path.join(casebook, name, 'evidence'), { recursive: true });
    writeFileSync(path.join(casebook, name, 'case.json'), text);
  }
  const first = path.join(casebook, numbered(0), 'evidence');
  symlinkSync(outside, path.join(first, '001.txt'));
  writeFileSync(
    path.join(first, '002.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.evil=1</script></svg>',
  );
  mkdirSync(path.join(casebook, numbered(20)));
  symlinkSync(outside, path.join(casebook, numbered(20), 'case.json'));
  symlinkSync(path.dirname(outside), path.join(casebook, numbered(21)));
}
