import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fishboneLayout, type Box, type Fishbone, type FishboneLayout } from '../../../src/domain/fishboneLayout.ts';
import { fishboneOf } from '../../../src/domain/fishboneOf.ts';
import { fishboneSvg } from '../../../src/domain/fishboneSvg.ts';
import { textWidth, wrapText } from '../../../src/domain/textWidth.ts';

const words = fc.oneof(
  fc.string({ maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('数', '据', '库', '，', '网', '关', '。'), maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('W', 'i', ' ', '长', '🙂', '，'), maxLength: 300 }),
);
const cause = fc.record({
  id: fc.uuid(),
  text: words,
  verdict: fc.constantFrom('untested' as const, 'ruledOut' as const, 'confirmed' as const),
});
const fishbones: fc.Arbitrary<Fishbone> = fc.record({
  head: words,
  bones: fc.array(fc.record({ id: fc.uuid(), label: words, causes: fc.array(cause, { maxLength: 10 }) }), {
    minLength: 5,
    maxLength: 6,
  }),
});

const boxes = ({ head, bones }: FishboneLayout): Box[] => [
  head.box,
  ...bones.flatMap(({ label, causes }) => [label.box, ...causes.flatMap(({ box, mark }) => [box, mark])]),
];
const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('Layout of the fishbone', () => {
  it('lets nothing overlap and nothing stick out, whatever the texts, up to ten causes a bone', () => {
    fc.assert(
      fc.property(fishbones, (fishbone) => {
        const layout = fishboneLayout(fishbone);
        const all = boxes(layout);
        all.forEach((one, index) => {
          assert.ok(one.x >= 0 && one.y >= 0, 'inside at the top left');
          assert.ok(one.x + one.width <= layout.width && one.y + one.height <= layout.height, 'and the bottom right');
          for (const other of all.slice(index + 1)) assert.ok(!overlap(one, other));
        });
      }),
    );
  });

  it('crosses no text with a bone or the spine', () => {
    fc.assert(
      fc.property(fishbones, (fishbone) => {
        const layout = fishboneLayout(fishbone);
        const texts = layout.bones.flatMap(({ causes }) => causes.flatMap(({ box, mark }) => [box, mark]));
        for (const { line } of layout.bones)
          for (const box of texts)
            for (let part = 0; part <= 1; part += 0.02) {
              const x = line.from.x + (line.to.x - line.from.x) * part;
              const y = line.from.y + (line.to.y - line.from.y) * part;
              assert.ok(!overlap(box, { x, y, width: 0.01, height: 0.01 }));
            }
        for (const { y, height } of texts)
          assert.ok(y + height <= layout.spine.from.y || y >= layout.spine.from.y, 'the spine');
      }),
      { numRuns: 30 },
    );
  });

  it('wraps every text within its box and keeps the whole of it', () => {
    fc.assert(
      fc.property(fishbones, (fishbone) => {
        for (const [index, { causes }] of fishboneLayout(fishbone).bones.entries())
          causes.forEach(({ lines, box, full }, at) => {
            assert.ok(lines.length <= 3);
            for (const line of lines) assert.ok(textWidth(line) * 12 <= box.width + 1e-9);
            assert.equal(full, fishbone.bones[index]?.causes[at]?.text);
          });
      }),
    );
  });
});

describe('Wrapped text', () => {
  it('breaks between words and between Chinese letters, and shortens the rest', () => {
    assert.deepEqual(wrapText('one two three', 5, 3), ['one two', 'three']);
    assert.deepEqual(wrapText('数据库连接池', 3.1, 3), ['数据库', '连接池']);
    assert.deepEqual(wrapText('aaaaaaaaaaaaaaaaaaaa', 3, 2).length, 2);
    assert.match(wrapText('one two three four five', 5, 2).at(-1) ?? '', /…$/);
    assert.deepEqual(wrapText('  ', 5, 2), []);
  });
});

describe('Fishbone of a case', () => {
  const current = {
    title: 'No sign-in',
    rootCause: {
      hypotheses: [
        { id: 'a', dimension: 'machine', cause: '<b>&"', verdict: 'confirmed' },
        { id: 'b', dimension: 'machine', cause: 'Cable', verdict: 'ruledOut' },
        { id: 'c', cause: 'Somewhere', verdict: 'later' },
      ],
    },
  };

  it('has five bones, and one more for what has no dimension yet', () => {
    const { head, bones } = fishboneOf(current, 'en');
    assert.equal(head, 'No sign-in');
    assert.deepEqual(
      bones.map(({ label, causes }) => [label, causes.length]),
      [
        ['People', 0],
        ['Machine', 2],
        ['Material', 0],
        ['Method', 0],
        ['Environment', 0],
        ['Dimension not chosen', 1],
      ],
    );
    assert.equal(bones.at(-1)?.causes[0]?.verdict, 'untested');
    assert.equal(fishboneOf({}, 'zh-cn').bones[0]?.label, '人');
  });

  it('becomes an SVG file in which every text is text', () => {
    const svg = fishboneSvg(fishboneOf(current, 'en'));
    assert.match(svg, /&lt;b&gt;&amp;&quot;/);
    assert.ok(!svg.includes('<b>'));
    assert.match(svg, /line-through/);
    assert.match(svg, /font-weight="700"/);
  });
});
