import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import * as vscode from 'vscode';
import { toolsOf, type ToolId } from '../../../src/evidence/networkTools.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { withAnswers } from '../procedure/scriptedUser.ts';
import { CaseFixture, workspaceFolder } from './caseFixture.ts';

/** The real tools, on loopback. What is missing is installed by `npm test`, see `test/host/networkTools.ts`. */
describe('Run and attach', function () {
  this.timeout(90_000);
  afterEach(async () => {
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await waitUntil('the terminals to close', () => vscode.window.terminals.length === 0);
  });

  const run = (...answers: string[]) =>
    withAnswers(answers, () => vscode.commands.executeCommand('casebook.runAndCapture'));
  const networkCase = (host: string) =>
    CaseFixture.make({ triage: { category: 'network' }, details: { network: { specificSite: host } } });

  describe('the tools of this system', () => {
    const outputs: Partial<
      Record<ToolId, { line: RegExp; output: RegExp; cited?: 'pingEvidence' | 'tracertEvidence' }>
    > = {
      ping: { line: /^ping -c 4 127\.0\.0\.1$/, output: /4 packets transmitted, 4 received/, cited: 'pingEvidence' },
      traceroute: {
        line: /^traceroute -w 2 127/,
        output: /^traceroute to 127\.0\.0\.1 .*\n 1 {2}/,
        cited: 'tracertEvidence',
      },
      tracepath: { line: /^tracepath 127/, output: /pmtu 65535/, cited: 'tracertEvidence' },
      mtr: { line: /^mtr --report .* 127/, output: /Loss% +Snt[^]* 0\.0% +10 /, cited: 'tracertEvidence' },
      nslookup: { line: /^nslookup .*127\.0\.0\.1$/, output: /1\.0\.0\.127\.in-addr\.arpa|timed out|no servers/ },
      dig: { line: /^dig .*-x 127\.0\.0\.1$/, output: /1\.0\.0\.127\.in-addr\.arpa|timed out|no servers/ },
    };

    for (const tool of toolsOf(process.platform).filter((each) => each !== 'curl')) {
      it(`runs ${tool} for the host that the case proposes, and attaches what it printed`, async () => {
        const expected = outputs[tool];
        assert.ok(expected, `a test for ${tool}`);
        const fixture = await networkCase('127.0.0.1');
        const asked = await run(`${tool} `, '127.0.0.1');
        assert.deepEqual(asked[1]?.choices, ['127.0.0.1'], 'the host of the case is proposed');
        const [item] = await fixture.withEvidence(1);
        assert.match(item?.command?.line ?? '', expected.line);
        assert.match(fixture.textOf(item!), expected.output);
        assert.equal(typeof item?.command?.exitCode, 'number');
        assert.ok(Date.parse(item?.command?.endedAt ?? '') >= Date.parse(item?.command?.startedAt ?? ''));
        const { network } = fixture.case.details ?? {};
        if (expected.cited) assert.deepEqual(network?.[expected.cited], [item?.id]);
      });
    }

    it('lists them with what each is for and where it is, and a command of the user’s own', async () => {
      await networkCase('127.0.0.1');
      const asked = await withAnswers([undefined], () => vscode.commands.executeCommand('casebook.runAndCapture'));
      const choices = asked[0]?.choices.join('\n') ?? '';
      for (const tool of toolsOf(process.platform)) assert.match(choices, new RegExp(`^${tool} .*/${tool}$`, 'm'));
      assert.match(choices, /^A command of yours/m);
    });
  });

  describe('curl', () => {
    let server: Server;
    let port = 0;
    const seen: string[] = [];
    before(async () => {
      server = createServer((request, response) => {
        seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
        response.writeHead(503).end('busy\n');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      port = typeof address === 'object' && address ? address.port : 0;
    });
    after(() => server.close());

    it('measures the phases of a request, and calls it by its address', async () => {
      const url = `http://127.0.0.1:${port}/health?a=1&b=%7Bx%7D`;
      const fixture = await networkCase(url);
      const asked = await run('curl ', url);
      assert.equal(asked[1]?.choices[0], url);
      const [item] = await fixture.withEvidence(1);
      assert.equal(item?.title, `curl ${url}`);
      const text = fixture.textOf(item);
      assert.match(text, /^HTTP +1\.1 status 503$/m);
      assert.match(text, new RegExp(`^Address +127\\.0\\.0\\.1 port ${port}$`, 'm'));
      assert.match(text, /^First byte +\d+\.\d+ s$/m);
      assert.match(text, /^Received +5 bytes/m);
      assert.deepEqual(seen, ['/health?a=1&b=%7Bx%7D ']);
    });

    it('attaches a failure with its exit code and the reason', async () => {
      const fixture = await networkCase('127.0.0.1');
      await run('curl ', 'http://127.0.0.1:1/');
      const [item] = await fixture.withEvidence(1);
      assert.equal(item?.command?.exitCode, 7);
      assert.match(fixture.textOf(item), /Failed to connect to 127\.0\.0\.1 port 1/);
    });
  });

  describe('a command of the user’s', () => {
    it('is shown with its full path and each argument before it runs, and gets the arguments as they are', async () => {
      const fixture = await CaseFixture.make();
      const asked = await run('A command of yours', `printf '%s|' 'a b' '$(id)' ';rm'`, 'Run');
      const [shown] = asked[2]?.choices ?? [];
      assert.match(shown ?? '', /^Run \/\S*bin\/printf with \[%s\|\] \[a b\] \[\\?\$\(id\)\] \[;rm\], in /);
      const [item] = await fixture.withEvidence(1);
      assert.equal(fixture.textOf(item!), 'a b|$(id)|;rm|\n');
      assert.equal(item?.command?.exitCode, 0);
      assert.equal(item.command.cwd, workspaceFolder());
    });

    it('does not run before it was confirmed', async () => {
      const fixture = await CaseFixture.make();
      await withAnswers(['A command of yours', 'printf x', undefined], () =>
        vscode.commands.executeCommand('casebook.runAndCapture'),
      );
      assert.equal(vscode.window.terminals.length, 0);
      assert.equal(fixture.evidence.length, 0);
    });

    it('is refused when it needs a shell, or lies in the workspace, with the reason', async () => {
      await CaseFixture.make();
      const bin = path.join(workspaceFolder(), 'bin');
      const planted = path.join(bin, 'casebook-planted');
      mkdirSync(bin, { recursive: true });
      writeFileSync(planted, '#!/bin/sh\necho planted\n');
      chmodSync(planted, 0o755);
      const pathBefore = process.env.PATH;
      process.env.PATH = `${bin}:${pathBefore ?? ''}`;
      try {
        for (const [typed, reason] of [
          ['ping a; rm -rf /', /“;” would run more than one command/],
          ['ls | sort', /“\|” would pass the output on/],
          ['casebook-planted', /No program casebook-planted was found/],
          ['./bin/casebook-planted', /by its name or its full path/],
          [planted, /lies in the workspace/],
          ['casebook-there-is-none', /No program casebook-there-is-none was found/],
        ] as const) {
          assert.match(await refusalOf(typed), reason, typed);
        }
      } finally {
        process.env.PATH = pathBefore;
        rmSync(bin, { recursive: true });
      }
    });

    /** What the input box says under what was typed. */
    const refusalOf = async (typed: string): Promise<string> => {
      let refusal = '';
      const original = vscode.window.showInputBox;
      const replacement = async (options: vscode.InputBoxOptions): Promise<undefined> => {
        const said = await options.validateInput?.(typed);
        refusal = typeof said === 'string' ? said : (said?.message ?? '');
        return undefined;
      };
      await withAnswers(['A command of yours'], async () => {
        Object.assign(vscode.window, { showInputBox: replacement });
        await vscode.commands.executeCommand('casebook.runAndCapture');
      });
      Object.assign(vscode.window, { showInputBox: original });
      return refusal;
    };

    it('keeps what was seen when Ctrl+C ends it in its tab', async () => {
      const fixture = await CaseFixture.make();
      const running = run('A command of yours', 'ping 127.0.0.1', 'Run');
      const terminal = await waitUntil('the tab', () => vscode.window.terminals[0]);
      await waitUntil('the tab to be in front', () => vscode.window.activeTerminal === terminal);
      await waitUntil('two answers', async () => {
        await vscode.commands.executeCommand('workbench.action.terminal.selectAll');
        await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
        return (await vscode.env.clipboard.readText()).includes('icmp_seq=2');
      });
      terminal.sendText('\u0003', false);
      await running;
      const [item] = await fixture.withEvidence(1);
      assert.match(fixture.textOf(item!), /icmp_seq=2[^]*packets transmitted/);
    });

    it('uses the tab again for the next command', async () => {
      const fixture = await CaseFixture.make();
      await run('A command of yours', 'printf one', 'Run');
      await run('A command of yours', 'printf two', 'Run');
      await fixture.withEvidence(2);
      assert.equal(vscode.window.terminals.length, 1);
    });
  });
});

describe('Attach clipboard text', () => {
  const traceroute = [
    'C:\\>tracert -d 127.0.0.1',
    '',
    'Tracing route to 127.0.0.1 over a maximum of 30 hops',
    '',
    '  1    <1 ms    <1 ms    <1 ms  127.0.0.1',
    '',
    'Trace complete.',
  ].join('\r\n');
  const attach = (...answers: (string | undefined)[]) =>
    withAnswers(answers, () => vscode.commands.executeCommand('casebook.attachPasted'));

  it('proposes what it recognises, and keeps the command, the time and the text', async () => {
    const fixture = await CaseFixture.make({ triage: { category: 'network' } });
    await vscode.env.clipboard.writeText(traceroute);
    const asked = await attach('Way to the gateway', 'tracert -d 127.0.0.1', '2026-11-20 09:30');
    assert.deepEqual(
      asked.slice(0, 2).map(({ choices }) => choices[0]),
      ['traceroute 127.0.0.1', 'tracert -d 127.0.0.1'],
    );
    const [item] = await fixture.withEvidence(1);
    assert.equal(item?.title, 'Way to the gateway');
    assert.equal(item.command?.line, 'tracert -d 127.0.0.1');
    assert.match(item.command.startedAt ?? '', /^2026-11-20T09:30:00/);
    assert.equal(fixture.textOf(item), `${traceroute.replaceAll('\r\n', '\n')}\n`);
    assert.deepEqual(fixture.case.details?.network?.tracertEvidence, [item.id]);
  });

  it('attaches nothing when it is cancelled, and says so where there is no text', async () => {
    const fixture = await CaseFixture.make();
    await vscode.env.clipboard.writeText('some text');
    await attach('Title', undefined);
    await vscode.env.clipboard.writeText('');
    const asked = await attach(undefined);
    assert.match(asked[0]?.title ?? '', /no text on the clipboard/);
    assert.equal(fixture.evidence.length, 0);
  });
});
