import * as fc from 'fast-check';
import type { Case } from '../../../src/domain/case.ts';
import type { Fields } from '../../../src/domain/field.ts';
import { records } from '../../../src/domain/case.ts';
import { fullCase, at } from '../domain/fullCase.ts';

/** Texts that would be markup, formulas, links or broken XML in one of the formats. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</td></table><iframe src="https://evil.example">',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '| a | b |\n|---|---|\n| c | d |',
  '# heading\n- list\n1. one\n> quote\n```\ncode\n```\n    code',
  '*a* _b_ ~~c~~ `d` $e$ <https://evil.example> https://evil.example www.evil.example a@b.example',
  '\\| \\` \\* &lt; &#60; &amp;',
  '---\n===\n+++\n***',
  '[^1]: note\n[x]: https://evil.example',
  ']]></w:t><w:instrText>DDEAUTO c:\\\\windows</w:instrText>',
  '=HYPERLINK("https://evil.example","x")',
  'line\rline\u2028line\u0085line',
  '\u0000\u0001\u0008\u000b\u001f\u007f\ufffe\uffff',
  '\ud800 lone',
  '\u202egnp.exe \u2066x',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '中文 | 表格 <b>粗体</b>',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom(...Array.from('<>&"\'|`*_[]()!#~$\\=+-@:/. \n\r\tab1中')), { maxLength: 30 })
    .map((letters) => letters.join('')),
);

/** A case in which every text that a person can write is one of these, one after the other. */
export function caseOf(texts: readonly string[]): Case {
  let index = 0;
  const next = (): string => texts[index++ % texts.length] ?? '';
  const filled = (fields: Fields): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
        switch (field.kind) {
          case 'text':
          case 'longText':
          case 'choice':
          case 'radio':
          case 'dateTime':
            return [[key, next()]];
          case 'choices':
          case 'references':
            return [[key, [next()]]];
          case 'yesNo':
            return [[key, true]];
          case 'number':
            return [[key, 1]];
          case 'computed':
            return [];
          case 'group':
            return [[key, filled(field.fields)]];
          case 'list':
            return [[key, [{ id: `${key}1`, ...filled(field.fields) }]]];
        }
      }),
    );
  const own = Object.fromEntries(
    records.map(({ key, fields }) => [key, { ...filled(fields), waived: { 'software.version': next() } }]),
  );
  return fullCase({
    ...own,
    title: next(),
    status: next(),
    labels: [next()],
    evidence: [
      {
        id: 'e1',
        kind: next(),
        title: next(),
        file: 'evidence/e1.txt',
        bytes: 1,
        sha256: 'a'.repeat(64),
        attachedAt: next(),
        attachedBy: next(),
        note: next(),
        source: { path: next() },
        command: { line: next() },
        masking: { reviewed: true, by: next(), at: at('09:00'), count: 0 },
      },
    ],
    timeline: [
      { id: 't1', type: 'created', at: next(), by: next() },
      { id: 't2', type: next(), at: next(), by: next(), note: next() },
    ],
  });
}
