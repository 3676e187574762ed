import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { momentMs } from '../../../src/domain/moment.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { completionOf } from '../../../src/domain/problems.ts';
import { recordKeys, type Case } from '../../../src/domain/case.ts';
import { gateProblems } from '../../../src/domain/gates.ts';
import { knownEvent } from '../../../src/domain/timeline.ts';
import { procedurePath, statuses } from '../../../src/domain/workflow.ts';
import { locateExcerpt } from '../../../src/evidence/locateExcerpt.ts';
import { exampleCases } from '../../../scripts/examples/exampleCases.ts';
import { ExampleCase, headOffice } from '../../../scripts/examples/exampleCase.ts';
import { exampleLogs } from '../../../scripts/examples/exampleLogs.ts';
import { exampleFiles } from '../../../scripts/examples/exampleFiles.ts';
import { exampleFolder } from '../../../scripts/makeExamples.ts';

const cases = exampleCases();
const files = exampleFiles();
/** Nothing in the examples is later. */
const now = Date.UTC(2026, 10, 22, 16);
const missing = (current: Case) =>
  recordKeys.flatMap((key) => completionOf(key, current, now).problems.filter(({ kind }) => kind !== 'warning'));

const named = (number: string) => {
  const found = cases.find(({ current }) => current.number === number);
  assert(found, number);
  return found;
};

describe('the example workspace', () => {
  it('is committed as the script writes it', () => {
    const onDisk = readdirSync(exampleFolder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(exampleFolder, name)).isFile())
      .map((name) => name.split(path.sep).join('/'));
    assert.deepEqual(onDisk.sort(), [...files.keys()].sort());
    for (const [name, text] of files) {
      const committed = readFileSync(path.join(exampleFolder, ...name.split('/')), 'utf8').replaceAll('\r\n', '\n');
      assert(committed === text, `${name} is not what the script writes: run npm run examples`);
    }
  });

  it('is the same every time', () => {
    assert.deepEqual(
      exampleCases().map(({ current }) => current),
      cases.map(({ current }) => current),
    );
  });

  it('has cases in both languages and nearly every status', () => {
    const seen = new Set(cases.map(({ current }) => current.status));
    const unseen = statuses.map(({ code }) => code).filter((code) => !seen.has(code));
    assert.deepEqual(unseen, ['cancelled']);
    const chinese = cases.filter(({ current }) => /\p{Script=Han}/u.test(current.title)).length;
    assert(chinese >= 6 && cases.length - chinese >= 6);
    assert.equal(new Set(cases.map(({ current }) => current.number)).size, cases.length);
  });

  it('names nobody’s real address', () => {
    for (const [name, text] of files) {
      for (const [address] of text.matchAll(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g))
        assert.match(
          address,
          /^(192\.0\.2|198\.51\.100|203\.0\.113)\.|^142\.0\.0\.0$|^4\.1\.0\.0$/,
          `${name}: ${address}`,
        );
      for (const [, host = ''] of text.matchAll(/https?:\/\/([\w.-]+\.[\w-]+)/g))
        assert.match(host, /\.example\.(com|net|org)$|^\d/);
    }
  });

  for (const { current, files: evidenceFiles } of cases) {
    describe(`${current.number} ${current.title}`, () => {
      it('parses from its file', () => {
        const text = files.get(`casebook/${current.number}/case.json`) ?? '';
        const parsed = parseCase(text);
        assert.equal(parsed.kind, 'case');
      });

      it('has the records that its status asks for', () => {
        const { timeline = [] } = current;
        // A case that was set aside or merged had come as far as the status before.
        const before = timeline.findLast(({ to }) => to === current.status)?.from;
        const reached = Math.max(
          ...[current.status, before].map((code) => procedurePath.findIndex((step) => step === code)),
        );
        const answered = timeline.some(({ transition }) => transition === 'answer');
        const asked = procedurePath
          .slice(0, reached + 1)
          .filter((step) => !answered || ['accepted', 'triaged', 'closed'].includes(step));
        assert.deepEqual(
          missing(current).filter(({ gate }) => asked.some((step) => step === gate)),
          [],
        );
      });

      it('has no invalid value anywhere', () => {
        for (const key of recordKeys)
          assert.deepEqual(
            completionOf(key, current, now).problems.filter(({ kind }) => kind === 'invalid'),
            [],
          );
      });

      it('tells its story in order, ending in its status', () => {
        const timeline = current.timeline ?? [];
        const moments = timeline.map(({ at }) => momentMs(at) ?? NaN);
        assert.deepEqual(
          moments,
          moments.toSorted((a, b) => a - b),
        );
        assert(moments.every((ms) => ms <= now));
        for (const event of timeline) assert(knownEvent(event), event.type);
        let status = 'draft';
        for (const { type, from, to } of timeline) {
          if (!['statusChanged', 'held', 'resumed', 'reopened'].includes(type)) continue;
          assert.equal(from, status);
          status = to ?? '';
        }
        assert.equal(status, current.status);
        assert.equal(current.number.slice(3, 11), (current.intake?.receivedAt ?? '').slice(0, 10).replaceAll('-', ''));
      });

      it('has every file of its evidence, with the right size and hash', () => {
        const evidence = current.evidence ?? [];
        assert.deepEqual(evidence.map(({ file }) => file).sort(), [...evidenceFiles.keys()].sort());
        for (const { file, bytes, sha256 } of evidence) {
          const content = Buffer.from(evidenceFiles.get(file ?? '') ?? '');
          assert.equal(bytes, content.length);
          assert.equal(sha256, createHash('sha256').update(content).digest('hex'));
        }
      });

      it('quotes lines that the logs have', async () => {
        for (const { source } of current.evidence ?? []) {
          if (!source) continue;
          const log = exampleLogs.find((each) => each.path === source.path);
          assert(log, source.path);
          assert.equal((await locateExcerpt(source, [log.lines]))?.kind, 'same');
        }
      });
    });
  }
});

describe('examples that wait for something', () => {
  const paths = (number: string): string[] => missing(named(number).current).map(({ path: keys }) => keys.join('.'));

  it('miss what their stories say', () => {
    assert(paths('TS-20261119-WAP6R').includes('details.network.tracertEvidence'));
    assert(paths('TS-20261122-AV3SD').includes('intake.contact'));
    assert(paths('TS-20261117-DNS5C').includes('rootCause.rootCause'));
    assert.equal(paths('TS-20261116-K7Q4M').filter((keys) => keys.endsWith('.outcome')).length, 2);
    assert.deepEqual(
      gateProblems(named('TS-20261110-ERP42').current, 'close', now).map(({ path: keys }) => keys.join('.'))[0],
      'plan.userConfirmation.result',
    );
  });
});

describe('the script that tells the stories', () => {
  it('refuses a change of status that the gate does not allow', () => {
    const story = new ExampleCase(headOffice, { number: 'TS-20261122-TEST0', title: '', by: 'Kim', at: '11-22 09:00' });
    assert.throws(
      () => story.move('accept', { at: '11-22 09:01', by: 'Kim' }),
      /gate of accept is not met\s+intake\.channel/,
    );
    assert.throws(() => story.move('close', { at: '11-22 09:01', by: 'Kim' }), /cannot go from draft/);
  });
});
