import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KnowledgeBase, knowledgeFolderOf, type KnowledgeChange } from '../../../src/knowledge/knowledgeBase.ts';
import { joinUri } from '../../../src/store/caseRoot.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { TestFolder } from '../store/testFolder.ts';

const ignore = (): void => undefined;
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const number = 'KA-20261122-K7Q4M';
const good = `---\nid: ${number}\ntitle: VPN drops\nstate: draft\ncases: [TS-20261122-AAAAA]\n---\nBody\n`;

describe('KnowledgeBase', () => {
  let folder: TestFolder;
  let place: string;
  let knowledge: KnowledgeBase;
  let told: KnowledgeChange[];
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(path.join(place, name), content);
  beforeEach(() => {
    folder = new TestFolder();
    place = path.join(folder.path, 'casebook', 'knowledge');
    mkdirSync(place, { recursive: true });
    const { roots } = folder.store();
    told = [];
    knowledge = new KnowledgeBase(nodeFileAccess, () => roots, quiet);
    knowledge.onDidChange((change) => told.push(change));
  });
  afterEach(() => folder.dispose());

  it('reads the articles of the folder and finds them by number and by case', async () => {
    write(`${number}.md`, good);
    write('README.md', 'not an article');
    await knowledge.load();
    const [entry, ...more] = knowledge.entries();
    assert.ok(entry?.kind === 'article' && more.length === 0);
    assert.equal(entry.article.title, 'VPN drops');
    assert.deepEqual(knowledge.findByNumber(number), [entry]);
    assert.deepEqual(knowledge.articlesOf('TS-20261122-AAAAA'), [entry]);
    assert.deepEqual(knowledge.articlesOf('TS-20261122-BBBBB'), []);
    const { read } = await knowledge.readText(entry.uri);
    assert.ok(read.kind === 'article' && read.body === 'Body\n');
  });

  it('needs no folder', async () => {
    rmSync(place, { recursive: true });
    await knowledge.load();
    assert.deepEqual(knowledge.entries(), []);
  });

  it('tells what changed and what went, file by file', async () => {
    await knowledge.load();
    told.length = 0;
    write(`${number}.md`, good);
    const uri = joinUri(knowledgeFolderOf(folder.store().roots[0]!), `${number}.md`);
    await knowledge.refresh(uri);
    rmSync(path.join(place, `${number}.md`));
    await knowledge.refresh(uri);
    await knowledge.refresh(uri);
    assert.deepEqual(told, [
      { changed: [uri], removed: [] },
      { changed: [], removed: [uri] },
    ]);
  });

  it('shows what is no article with the reason and the line', async () => {
    const problems: Record<string, [string | Uint8Array, RegExp, number | undefined]> = {
      'KA-20261122-00001': ['no front matter', /begin with front matter/, 1],
      'KA-20261122-00002': ['---\nid: x\n', /no end/, 1],
      'KA-20261122-00003': ['---\nid: KA-20261122-00003\ntitle: [a\n---\n', /no valid YAML/, 4],
      'KA-20261122-00004': ['---\nid: KA-20261122-00004\ntitle: a\nstate: done\n---\n', /state.*draft, reviewed/, 4],
      'KA-20261122-00005': [good, /called KA-20261122-00005/, 2],
      'KA-20261122-00006': ['---\n<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n---\n', /merge conflict/, 2],
      'KA-20261122-00007': [Uint8Array.of(0xff, 0x80, 0x81), /not UTF-8/, undefined],
      'KA-20261122-00008': ['x'.repeat(1024 * 1024 + 1), /larger/, undefined],
    };
    for (const [name, [content]] of Object.entries(problems)) write(`${name}.md`, content);
    writeFileSync(path.join(folder.path, 'secret'), good);
    symlinkSync(path.join(folder.path, 'secret'), path.join(place, 'KA-20261122-00009.md'));
    problems['KA-20261122-00009'] = ['', /leads out/, undefined];
    await knowledge.load();
    for (const [name, [, message, line]] of Object.entries(problems)) {
      const [entry] = knowledge.findByNumber(name);
      assert.ok(entry?.kind === 'invalid', name);
      assert.match(entry.problem.message.en, message);
      assert.equal(entry.problem.line, line, name);
    }
  });
});
