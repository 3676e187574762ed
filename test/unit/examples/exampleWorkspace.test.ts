import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { momentMs } from '../../../src/domain/moment.ts';
import { parseCase } from '../../../src/domain/parseCase.ts';
import { completionOf } from '../../../src/domain/problems.ts';
import { recordKeys } from '../../../src/domain/case.ts';
import { procedurePath, statuses } from '../../../src/domain/workflow.ts';
import { locateExcerpt } from '../../../src/evidence/locateExcerpt.ts';
import { exampleCases } from '../../../scripts/examples/exampleCases.ts';
import { examplesNow, gateProblems } from '../../../scripts/examples/exampleGates.ts';
import { exampleLogs } from '../../../scripts/examples/exampleLogs.ts';
import { exampleFiles, exampleFolder } from '../../../scripts/makeExamples.ts';

const cases = exampleCases();
const files = exampleFiles();
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
    const missing = statuses.map(({ code }) => code).filter((code) => !seen.has(code));
    assert.deepEqual(missing, ['cancelled']);
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

      it('has met the gates of its status', () => {
        // A case that was set aside or merged had come as far as the status before.
        const before = current.timeline?.findLast(({ to }) => to === current.status)?.from;
        const status = [current.status, before].flatMap((code) => procedurePath.filter((step) => step === code))[0];
        assert(status, current.status);
        assert.deepEqual(gateProblems(current, status), []);
      });

      it('has no invalid value anywhere', () => {
        const now = momentMs(examplesNow) ?? 0;
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
        assert(moments.every((ms) => ms <= (momentMs(examplesNow) ?? 0)));
        let status = 'draft';
        for (const { type, from, to } of timeline) {
          if (type !== 'statusChanged' && type !== 'held') continue;
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
          const content = Buffer.from(evidenceFiles.get(file) ?? '');
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

describe('the gates that the examples are held to', () => {
  it('stay shut for a case that lacks something', () => {
    const { current } = named('TS-20261119-WAP6R');
    assert.deepEqual(gateProblems(current, 'diagnosing'), []);
    assert.match(gateProblems(current, 'analysing').join('\n'), /tracertEvidence: Missing/);
    assert.match(gateProblems(named('TS-20261122-AV3SD').current, 'accepted').join('\n'), /intake\.contact/);
    assert.match(gateProblems(named('TS-20261116-K7Q4M').current, 'verifying').join('\n'), /open steps/);
    assert.match(
      gateProblems(named('TS-20261110-ERP42').current, 'closed').join('\n'),
      /userConfirmation\.result: Missing/,
    );
  });
});
