import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evidenceName, extensionOf, isSafeName, nextNumber } from '../../../src/evidence/evidenceName.ts';

describe('evidenceName', () => {
  for (const [title, extension, expected] of [
    ['app.log:120-134', '.txt', '03-app.log-120-134-k7q4.txt'],
    ['ping -c 4 10.0.0.1', '.txt', '03-ping-c-4-10.0.0.1-k7q4.txt'],
    ['../../etc/passwd', '.txt', '03-etc-passwd-k7q4.txt'],
    ['C:\\Windows\\System32', '.TXT', '03-c-windows-system32-k7q4.txt'],
    ['财务系统 报错.log', '.log', '03-财务系统-报错-k7q4.log'],
    ['', '.txt', '03-k7q4.txt'],
    ['...', '', '03-k7q4'],
    ['a\u0000b\nc\u202ed', '.txt', '03-a-b-c-d-k7q4.txt'],
    ['dump', '.tar.gz', '03-dump-k7q4.tar.gz'],
    ['dump', '.a/b', '03-dump-k7q4'],
    ['CON', '.txt', '03-con-k7q4.txt'],
  ] as const) {
    it(`names ${JSON.stringify(title)}`, () => assert.equal(evidenceName(3, title, extension, 'k7q4'), expected));
  }

  it('is safe and within its length for any title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 20 }),
        fc.integer({ min: 1, max: 9999 }),
        (title, extension, nth) => {
          const name = evidenceName(nth, title, extension, 'k7q4');
          assert.ok(isSafeName(name), name);
          assert.ok(Buffer.byteLength(name) <= 120, name);
          assert.match(`evidence/${name}`, /^evidence\/[^/\\]+$/);
        },
      ),
    );
  });

  it('cuts a long name without cutting a character in two', () => {
    const name = evidenceName(1, '👩‍👩‍👧‍👦'.repeat(40) + '字'.repeat(100), '.txt', 'k7q4');
    assert.ok(!name.includes('\uFFFD'));
    assert.equal(name, Buffer.from(name).toString());
  });
});

describe('isSafeName', () => {
  for (const name of [
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    'a:b',
    'CON',
    'nul.txt',
    'Com1.log',
    'lpt¹',
    'a\n',
    'a.',
    ' a',
    'a ',
    'x'.repeat(256),
  ]) {
    it(`refuses ${JSON.stringify(name.slice(0, 20))}`, () => assert.equal(isSafeName(name), false));
  }
  for (const name of ['01-a.txt', 'console.log', 'com10', '字.txt', '.hidden']) {
    it(`takes ${name}`, () => assert.equal(isSafeName(name), true));
  }
});

describe('extensionOf', () => {
  for (const [name, expected] of [
    ['app.log', '.log'],
    ['a.tar.gz', '.tar.gz'],
    ['.bashrc', ''],
    ['README', ''],
    ['app.log.1', '.1'],
    ['a.verylongextension', ''],
  ] as const) {
    it(`of ${name} is ${JSON.stringify(expected)}`, () => assert.equal(extensionOf(name), expected));
  }
});

describe('nextNumber', () => {
  it('counts on from the highest number in use', () => {
    assert.equal(nextNumber([]), 1);
    assert.equal(nextNumber(['01-a.txt', '07-b.txt', 'notes.txt', '.gitkeep']), 8);
  });
});
