import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SearchIndex } from '../../src/search/searchIndex.ts';
import { writeCases } from '../makeCases.ts';

/** What a query may take at the most, ms; and a change. */
const queryTarget = 50;
const updateTarget = 20;
const rounds = 7;

/** Of every kind that people type: words, two words, a slip, a beginning, numbers, addresses, codes, Chinese, a sentence. */
const queries = [
  'printer',
  'login failed',
  'certificat',
  'certifcate',
  'TS-2024',
  'TS-20240',
  '10.0.3.7',
  '0x80070005',
  'ECONNREFUSED',
  'Rolling the change back',
  '财务系统',
  '打印机',
  '无法登录',
  'th',
  '20',
  '2024-01',
  'TS-20240 printer',
  'The user cannot log in to the finance system',
];

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? NaN;
const tidy = (value: number): number => Math.round(value * 100) / 100;

function timed(run: () => unknown): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/**
 * Measures the search of so many cases: the engine alone, which runs in a thread of its own in VS Code. The baseline is what
 * one would do without an index: to look through all texts, in memory already, for every word of the query.
 *
 * @returns whether the targets are met
 */
export function benchSearch(size: number): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-bench-'));
  try {
    writeCases(folder, size);
    const texts = readdirSync(folder).map((name) => ({
      key: pathToFileURL(path.join(folder, name)).href,
      text: readFileSync(path.join(folder, name, 'case.json'), 'utf8'),
    }));
    const lower = texts.map(({ text }) => text.toLowerCase());
    globalThis.gc?.();
    const heapBefore = process.memoryUsage().heapUsed;
    const index = new SearchIndex();
    const start = performance.now();
    for (const { key, text } of texts) index.put({ kind: 'case', key, stamp: '1', text });
    const build = performance.now() - start;
    globalThis.gc?.();
    const heap = (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024;
    const asked = queries.map((query) => {
      const words = query.toLowerCase().split(' ');
      return {
        query,
        hits: index.search(query, 100).count,
        time: tidy(timed(() => index.search(query, 100))),
        scan: tidy(timed(() => lower.filter((text) => words.every((word) => text.includes(word))).length)),
      };
    });
    const updates = texts.slice(0, 200).map(({ key, text }, at) => {
      const began = performance.now();
      index.put({ kind: 'case', key, stamp: `2${at}`, text });
      return performance.now() - began;
    });
    const saved = index.save();
    const load = timed(() => {
      new SearchIndex().load(saved);
    });
    const times = asked.map(({ time }) => time);
    const slowest = Math.max(...times);
    const updateP95 = updates.toSorted((one, other) => one - other)[Math.floor(updates.length * 0.95)] ?? NaN;
    console.log(
      JSON.stringify({
        cases: size,
        search: {
          build: tidy(build),
          heap: tidy(heap),
          storedMB: tidy(saved.length / 1024 / 1024),
          load: tidy(load),
          queryMedian: tidy(median(times)),
          querySlowest: slowest,
          ratioToScan: tidy(median(times) / median(asked.map(({ scan }) => scan))),
          updateMedian: tidy(median(updates)),
          updateP95: tidy(updateP95),
          queries: asked,
        },
      }),
    );
    return slowest < queryTarget && updateP95 < updateTarget;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
