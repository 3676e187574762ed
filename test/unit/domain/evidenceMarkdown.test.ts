import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { evidenceMarkdown, fenced, type MarkdownContent } from '../../../src/domain/evidenceMarkdown.ts';
import { say } from '../../../src/domain/text.ts';

const hash = 'ab'.repeat(32);
const excerpt: Evidence = {
  id: 'e1',
  kind: 'log',
  title: 'catalina.out:118-119',
  file: 'evidence/01-catalina-k3f9.txt',
  bytes: 20,
  sha256: hash,
  attachedAt: '2026-11-20T09:12:00+08:00',
  attachedBy: 'Lin Wei',
  source: { path: 'logs/catalina.out', startLine: 118, endLine: 119 },
};
const lines: MarkdownContent = { kind: 'text', text: 'ERROR one\nERROR two\n', isWhole: true };
const markdown = (item: Evidence, content: MarkdownContent = lines): string =>
  evidenceMarkdown(item, content, (value) => say(value, 'en'));

describe('Evidence as Markdown', () => {
  it('has title, source, time, author, hash and the text in a fence', () => {
    assert.equal(
      markdown(excerpt),
      [
        '**catalina.out:118-119**',
        '',
        '- Source: `logs/catalina.out`, lines 118–119',
        '- Time: 2026-11-20 09:12:00+08:00',
        '- Attached by: Lin Wei',
        `- SHA-256: \`${hash}\``,
        '',
        '```text',
        'ERROR one',
        'ERROR two',
        '```',
        '',
      ].join('\n'),
    );
  });

  it('says the command, how it ended and when it began', () => {
    const { source: _, ...rest } = excerpt;
    const command = { line: 'ping -c 4 10.0.0.5', exitCode: 1, startedAt: '2026-11-20T08:59:00+08:00' };
    const text = markdown({ ...rest, kind: 'terminal', command });
    assert.match(text, /^- Command: `ping -c 4 10\.0\.0\.5`, exit code 1$/m);
    assert.match(text, /^- Time: 2026-11-20 08:59:00\+08:00$/m);
  });

  it('links a picture and any other file by its path in the repository', () => {
    const link = 'casebook/TS-20261120-K7Q4M/evidence/02-登录 (失败)-x1.png';
    assert.match(
      markdown(excerpt, { kind: 'picture', link }),
      /^!\[catalina\.out:118-119\]\(casebook\/TS-20261120-K7Q4M\/evidence\/02-登录%20%28失败%29-x1\.png\)$/m,
    );
    assert.match(markdown(excerpt, { kind: 'file', link: 'a/b.zip' }), /^\[catalina\.out:118-119\]\(a\/b\.zip\)$/m);
  });

  it('is in Chinese too, and says what was cut and what is a reference', () => {
    const { file: _, ...reference } = excerpt;
    const text = evidenceMarkdown(reference, { ...lines, isWhole: false }, (value) => say(value, 'zh-cn'));
    assert.match(text, /^- 来源：`logs\/catalina\.out`，第 118–119 行$/m);
    assert.match(text, /^- 来源的 SHA-256：/m);
    assert.match(text, /此处截断/);
  });

  it('keeps a fence longer than any in the text', () => {
    const nested = 'a\n```\nb\n`````\nc';
    assert.equal(fenced(nested), `\`\`\`\`\`\`text\n${nested}\n\`\`\`\`\`\``);
    assert.equal(fenced('a\r\nb\r\n'), '```text\na\nb\n```');
  });

  it('lets no text of the item become markup', () => {
    const text = markdown(
      {
        ...excerpt,
        title: '**x** [y](command:z)\n# <img src=x onerror=1> `c`',
        attachedBy: '_me_ &lt;',
        note: '![p](http://e/)\n\n- item',
        source: { path: 'a`b``c' },
      },
      { kind: 'file', link: '../x) [y](z>.txt' },
    );
    assert.match(text, /^\*\*\\\*\\\*x\\\*\\\* \\\[y\\\]\(command:z\) \\# \\<img src=x onerror=1\\> \\`c\\`\*\*$/m);
    assert.match(text, /^- Attached by: \\_me\\_ \\&lt;$/m);
    assert.match(text, /^- Note: !\\\[p\\\]\(http:\/\/e\/\) - item$/m);
    assert.match(text, /^- Source: ```a`b``c```$/m);
    assert.match(text, /\]\(\.\.\/x%29%20%5By%5D%28z%3E\.txt\)$/m);
  });
});
