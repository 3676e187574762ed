import assert from 'node:assert/strict';
import { IncomingContent } from '../../../../src/commands/evidence/incomingContent.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (content: IncomingContent): Promise<string> => {
  let text = '';
  for await (const piece of content.read()) text += new TextDecoder().decode(piece);
  return text;
};

describe('A file that arrives piece by piece', () => {
  it('is read as it was sent, a piece taken when the reader asks for the next', async () => {
    const content = new IncomingContent(6);
    const whole = read(content);
    await content.push(bytes('one'));
    await content.push(bytes('two'));
    content.end();
    assert.equal(await whole, 'onetwo');
  });

  it('is refused when less or more comes than was said', async () => {
    const short = new IncomingContent(6);
    const reading = assert.rejects(read(short), /Less/);
    await short.push(bytes('one'));
    short.end();
    await reading;
    const long = new IncomingContent(2);
    const stopped = assert.rejects(read(long), /More/);
    await assert.rejects(long.push(bytes('one')), /More/);
    await stopped;
  });

  it('tells the sender when the reading failed', async () => {
    const content = new IncomingContent(6);
    const pushed = assert.rejects(content.push(bytes('one')), /disk/);
    content.fail(new Error('The disk is full'));
    await pushed;
    await assert.rejects(read(content), /disk/);
  });
});
