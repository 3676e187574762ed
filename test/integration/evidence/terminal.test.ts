import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { waitUntil } from '../../host/waitUntil.ts';
import { answering, CaseFixture } from './caseFixture.ts';

/** A network case that speaks of one host, which the input box then proposes. */
const networkCase = (host: string) =>
  CaseFixture.make({ triage: { category: 'network' }, details: { network: { specificSite: host } } });

/** Accepts whatever asks for input until the evidence is there. */
async function acceptUntilAttached(fixture: CaseFixture): Promise<void> {
  await waitUntil(
    'the output to be attached',
    async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return fixture.evidence.length > 0;
    },
    60_000,
  );
}

const closeTerminals = async (): Promise<void> => {
  for (const terminal of vscode.window.terminals) terminal.dispose();
  await waitUntil('the terminals to close', () => vscode.window.terminals.length === 0);
};

describe('Run ping and traceroute', function () {
  this.timeout(90_000);
  afterEach(closeTerminals);

  it('runs ping for the host of the case and attaches what it printed, cited where the form asks for it', async () => {
    const fixture = await networkCase('127.0.0.1');
    const running = vscode.commands.executeCommand('casebook.runPing');
    await acceptUntilAttached(fixture);
    await running;
    const [item] = fixture.evidence;
    assert.ok(item?.command);
    const { line, exitCode, startedAt, endedAt } = item.command;
    assert.deepEqual([item.kind, line, exitCode], ['terminal', 'ping -c 4 127.0.0.1', 0]);
    assert.ok(Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '') >= 2_000, 'four echoes take three seconds');
    const text = fixture.textOf(item);
    assert.match(text, /^PING 127\.0\.0\.1 /);
    assert.match(text, /4 packets transmitted, 4 received/);
    assert.ok(!text.includes('\u001b') && !text.includes(']633;'), 'rendered, without escape sequences');
    assert.deepEqual(fixture.case.details?.network?.pingEvidence, [item.id]);
  });

  it('runs traceroute or tracepath', async () => {
    const fixture = await networkCase('127.0.0.1');
    const running = vscode.commands.executeCommand('casebook.runTraceroute');
    await acceptUntilAttached(fixture);
    await running;
    const [item] = fixture.evidence;
    assert.match(item?.command?.line ?? '', /^trace(?:route -w 2|path) 127\.0\.0\.1$/);
    assert.match(item ? fixture.textOf(item) : '', /localhost|127\.0\.0\.1/);
    assert.deepEqual(fixture.case.details?.network?.tracertEvidence, [item?.id]);
  });

  it('works with a shell that VS Code cannot follow', async () => {
    const settings = vscode.workspace.getConfiguration('terminal.integrated');
    await settings.update('shellIntegration.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      const fixture = await networkCase('127.0.0.1');
      const running = vscode.commands.executeCommand('casebook.runPing');
      await acceptUntilAttached(fixture);
      await running;
      const [item] = fixture.evidence;
      assert.equal(item?.command?.exitCode, 0);
      assert.match(fixture.textOf(item), /^PING [^]*4 packets transmitted, 4 received/);
    } finally {
      await settings.update('shellIntegration.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

describe('Attach output of the last command', function () {
  this.timeout(60_000);
  afterEach(closeTerminals);

  const shell = async (shellPath?: string): Promise<vscode.Terminal> => {
    const terminal = vscode.window.createTerminal(shellPath === undefined ? {} : { shellPath });
    terminal.show();
    await waitUntil('the terminal to be the active one', () => vscode.window.activeTerminal === terminal);
    return terminal;
  };
  const run = async (terminal: vscode.Terminal, line: string): Promise<void> => {
    const integration = await waitUntil('shell integration', () => terminal.shellIntegration, 20_000);
    const ended = new Promise<void>((resolve) => {
      const listener = vscode.window.onDidEndTerminalShellExecution((event) => {
        if (event.execution !== execution) return;
        listener.dispose();
        resolve();
      });
    });
    const execution = integration.executeCommand(line);
    await ended;
  };

  it('attaches what the person saw, with command, folder, times and exit code', async () => {
    const fixture = await CaseFixture.make();
    const terminal = await shell();
    await run(terminal, String.raw`printf '10%%\r100%%\r\n\033[31mred\033[0m\nno line end'; sleep 0.2; (exit 3)`);
    await vscode.commands.executeCommand('casebook.attachLastCommand');
    const [item] = await fixture.withEvidence(1);
    assert.equal(fixture.textOf(item!), '100%\nred\nno line end\n');
    assert.equal(item?.command?.exitCode, 3);
    assert.match(item.command.line, /^printf/);
    assert.ok(Date.parse(item.command.startedAt ?? '') <= Date.parse(item.command.endedAt ?? ''));
  });

  it('attaches a command that ran for no time at all', async () => {
    const fixture = await CaseFixture.make();
    const terminal = await shell();
    await run(terminal, 'echo quick');
    await vscode.commands.executeCommand('casebook.attachLastCommand');
    const [item] = await fixture.withEvidence(1);
    assert.equal(fixture.textOf(item!), 'quick\n');
  });

  it('leaves out the mark that zsh puts behind output without a line end', async function () {
    if (!existsSync('/usr/bin/zsh')) this.skip();
    const fixture = await CaseFixture.make();
    const terminal = await shell('/usr/bin/zsh');
    await run(terminal, "printf 'no line end'; sleep 0.2");
    await vscode.commands.executeCommand('casebook.attachLastCommand');
    const [item] = await fixture.withEvidence(1);
    assert.equal(fixture.textOf(item!), 'no line end\n');
  });

  it('attaches the whole terminal of a shell that VS Code cannot follow', async () => {
    const fixture = await CaseFixture.make();
    const terminal = await shell('/bin/sh');
    terminal.sendText('echo plain shell');
    await vscode.env.clipboard.writeText('before');
    let asked = 0;
    await waitUntil(
      'the output of sh',
      async () => {
        const running = answering(
          'showWarningMessage',
          (_message, _detail, choices) => {
            asked += 1;
            return choices[1];
          },
          async () => vscode.commands.executeCommand('casebook.attachLastCommand'),
        );
        const before = fixture.evidence.length;
        await waitUntil(
          'the input box',
          async () => {
            await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
            return fixture.evidence.length > before;
          },
          5_000,
        );
        await running;
        return fixture.evidence.some(
          (item) =>
            /plain shell\n[^]*plain shell/.test(fixture.textOf(item)) || /^plain shell$/m.test(fixture.textOf(item)),
        );
      },
      30_000,
    );
    assert.ok(asked > 0);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('says what to do where no command has run', async () => {
    await CaseFixture.make();
    const said: string[] = [];
    await closeTerminals();
    await answering(
      'showErrorMessage',
      (message) => {
        said.push(message);
        return undefined;
      },
      async () => {
        const terminal = await shell();
        await waitUntil('shell integration', () => terminal.shellIntegration, 20_000);
        await vscode.commands.executeCommand('casebook.attachLastCommand');
      },
    );
    assert.match(said.join(), /No command has run/);
  });
});
