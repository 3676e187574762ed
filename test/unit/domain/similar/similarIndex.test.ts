import assert from 'node:assert/strict';
import { SimilarIndex } from '../../../../src/domain/similar/similarIndex.ts';
import { reasonText } from '../../../../src/domain/similar/reasonText.ts';
import { readableWords } from '../../../../src/domain/similar/words.ts';
import { featuresAsked, featuresOfPast, pastCases, queries, strangers } from './labelledCases.ts';

const indexOf = (statusOf: (id: string) => string = () => 'closed'): SimilarIndex => {
  const index = new SimilarIndex();
  for (const [at, past] of pastCases.entries()) index.set(past.id, featuresOfPast(past, at, statusOf(past.id)));
  return index;
};

describe('similar cases', () => {
  it('puts the right past case first in the labelled set', function () {
    const index = indexOf();
    const ranks = queries.map((query) => {
      const found = index.find(featuresAsked(query), { most: 10 });
      return { query, found, rank: found.findIndex(({ key }) => key === query.right) + 1 };
    });
    const first = ranks.filter(({ rank }) => rank === 1).length / ranks.length;
    const mrr = ranks.reduce((sum, { rank }) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length;
    const wrong = ranks
      .filter(({ rank }) => rank !== 1)
      .map(
        ({ query, found, rank }) =>
          `${query.right} at ${rank}: ${found.map(({ key, score }) => `${key} ${score.toFixed(2)}`).join(', ')}`,
      );
    console.log(
      `      ${queries.length} queries, ${pastCases.length} cases: precision@1 ${first.toFixed(3)}, MRR ${mrr.toFixed(3)}`,
    );
    for (const line of wrong) console.log(`      ${line}`);
    assert.ok(pastCases.length >= 30 && queries.length >= 20);
    assert.ok(first >= 0.95, wrong.join('\n'));
    assert.ok(mrr >= 0.97, wrong.join('\n'));
  });

  it('says nothing of problems that no past case is like', () => {
    const index = indexOf();
    for (const stranger of strangers) assert.deepEqual(index.find(featuresAsked(stranger)), [], stranger.title);
  });

  it('puts solved cases before open ones, which may be the same incident, and leaves out cancelled and merged ones', () => {
    const query = queries.find(({ right }) => right === 's04');
    assert.ok(query);
    const statusOf = (id: string): string => (id === 's04' ? 'diagnosing' : id === 's05' ? 'merged' : 'resolved');
    const found = indexOf(statusOf).find(featuresAsked(query), { most: 10 });
    assert.ok(!found.some(({ key }) => key === 's05'));
    const open = found.findIndex(({ isPast }) => !isPast);
    assert.equal(found[open]?.key, 's04');
    assert.ok(found.slice(0, open).every(({ isPast }) => isPast));
    assert.equal(found.at(-1)?.key, 's04');
  });

  it('does not let half-similar solved cases crowd out an open one that is surely the same', () => {
    const query = queries.find(({ right }) => right === 's04');
    assert.ok(query);
    const found = indexOf((id) => (id === 's04' ? 'diagnosing' : 'closed')).find(featuresAsked(query), { most: 1 });
    assert.equal(found[0]?.key, 's04');
  });

  it('finds the same whether the case asked about is among the others or not yet', () => {
    for (const query of queries) {
      const without = indexOf().find(featuresAsked(query), { own: 'asked' });
      const index = indexOf();
      index.set('asked', featuresAsked(query));
      assert.deepEqual(index.find(featuresAsked(query), { own: 'asked' }), without);
    }
  });

  it('does not find the case itself, and follows what changes', () => {
    const index = indexOf();
    const [at, past] = [0, pastCases[0]];
    assert.ok(past);
    const own = featuresOfPast(past, at);
    assert.ok(!index.find(own, { own: past.id }).some(({ key }) => key === past.id));
    assert.equal(index.find(own)[0]?.key, past.id);
    index.delete(past.id);
    assert.ok(!index.find(own).some(({ key }) => key === past.id));
    index.set(past.id, own);
    index.set(past.id, own);
    assert.equal(index.size, pastCases.length);
    assert.equal(index.find(own)[0]?.key, past.id);
  });

  it('says why in words of both languages, the weightiest first', () => {
    const query = queries.find(({ right }) => right === 's04');
    assert.ok(query);
    const [best] = indexOf().find(featuresAsked(query));
    assert.ok(best);
    const described = `${query.title}\n${query.words}`;
    const texts = best.reasons.map((reason) => reasonText(reason, (words) => readableWords(described, new Set(words))));
    assert.match(texts[0]?.en ?? '', /^Same error (?:message|code): .*\((?:strong|moderate)\)$/i);
    assert.ok(texts.some(({ en }) => en.startsWith('Same error code: ORA-12541 ')));
    assert.ok(texts.some(({ zh }) => zh.startsWith('错误代码相同：ORA-12541（')));
    assert.ok(
      texts.some(({ en, zh }) => en.startsWith('Same system: ERP 系统') && zh.startsWith('系统相同：ERP 系统')),
    );
    assert.ok(texts.some(({ zh }) => zh.startsWith('共同的词：')));
    const shares = best.reasons.map(({ share }) => share);
    assert.deepEqual(
      shares,
      shares.toSorted((one, other) => other - one),
    );
  });

  it('shows common words as they are written', () => {
    const common = new Set(['打印', '印机', '卡纸', 'freez']);
    assert.deepEqual(readableWords('行政打印机卡纸，Outlook freezes', common), ['freezes', '打印机', '卡纸']);
  });
});
