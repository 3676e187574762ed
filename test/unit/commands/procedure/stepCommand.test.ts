import assert from 'node:assert/strict';
import { commandIn, isPlainLine } from '../../../../src/commands/procedure/stepCommand.ts';

describe('the command of a step', () => {
  const proposals: readonly [string, string | undefined][] = [
    ['Reload the proxy with `nginx -s reload` and wait', 'nginx -s reload'],
    ['On the server:\n```sh\nsystemctl restart tomcat\n```', 'systemctl restart tomcat'],
    ['Run it:\n$ df -h /var', 'df -h /var'],
    ['PS C:\\> Restart-Service Spooler', 'Restart-Service Spooler'],
    ['`$ uptime`', 'uptime'],
    ['Call the user', undefined],
    ['Costs $ 5 and more', undefined],
    ['', undefined],
    ['``', undefined],
  ];
  for (const [action, expected] of proposals)
    it(`proposes ${expected ?? 'nothing'} for ${JSON.stringify(action)}`, () =>
      assert.equal(commandIn(action), expected));

  it('never proposes what cannot be seen in full', () => {
    // A right-to-left override, a zero-width space, an escape sequence, a tag character.
    for (const unseen of ['\u202E', '\u200B', '\u001B[8m', '\u{E0041}', '\u0000'])
      assert.equal(commandIn(`\`ls ${unseen} /tmp\``), undefined, JSON.stringify(unseen));
    assert.equal(commandIn(`\`echo ${'a'.repeat(500)}\``), undefined);
    assert.equal(commandIn('```\nls\nrm -rf x\n```'), undefined, 'several lines');
  });

  it('takes plain lines in any language', () => {
    assert.ok(isPlainLine('echo "你好" | grep -c 你 > /tmp/é'));
    assert.ok(!isPlainLine('echo a\u2028b'));
    assert.ok(!isPlainLine('echo \u202Eabc'));
  });
});
