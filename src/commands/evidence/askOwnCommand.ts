import path from 'node:path';
import * as vscode from 'vscode';
import { findProgram, isProgramOutside } from '../../evidence/findProgram.ts';
import {
  parseCommandLine,
  quotedLine,
  type CommandProblem,
  type ParsedCommand,
  type ShellMeaning,
} from '../../evidence/terminal/parseCommandLine.ts';
import type { ProgramToRun } from '../../evidence/terminal/programToRun.ts';
import type { CaseFolder } from '../commands.ts';
import { workspaceFolders } from './capture.ts';
import { plainLabel } from './terminalCommandItem.ts';

/**
 * Asks for a command, shows which program it is with which arguments, and lets it run only then.
 * @param before what was typed last, to start from
 * @returns `undefined` when the user cancelled
 */
export async function askOwnCommand(before: string, folder: CaseFolder): Promise<ProgramToRun | undefined> {
  let typed: string | undefined = before;
  for (;;) {
    typed = await vscode.window.showInputBox({
      title: title(),
      prompt: vscode.l10n.t(
        'The program and its arguments. Quotes keep blanks together; nothing else of a shell works.',
      ),
      placeHolder: process.platform === 'win32' ? 'arp -a' : 'ss -tln',
      value: typed,
      ignoreFocusOut: true,
      validateInput: async (value) => {
        const read = await readCommand(value, folder);
        return 'problem' in read ? read.problem : undefined;
      },
    });
    if (typed === undefined) return undefined;
    const read = await readCommand(typed, folder);
    if ('problem' in read) continue;
    const answer = await confirm(read.program);
    if (answer === 'run') return read.program;
    if (answer === undefined) return undefined;
  }
}

const title = (): string => vscode.l10n.t('Run a Command of Yours and Attach');

/** Shows the program by its full path and every argument by itself. */
async function confirm({ file, args, cwd }: ProgramToRun): Promise<'run' | 'change' | undefined> {
  const shown = args.map((arg) => `[${arg}]`).join(' ');
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Run'),
        description: plainLabel(file),
        detail: plainLabel(
          args.length === 0
            ? vscode.l10n.t('without arguments, in {0}', cwd)
            : vscode.l10n.t('with {0}, in {1}', shown, cwd),
        ),
        iconPath: new vscode.ThemeIcon('play'),
        answer: 'run' as const,
      },
      { label: vscode.l10n.t('Change…'), iconPath: new vscode.ThemeIcon('edit'), answer: 'change' as const },
    ],
    {
      title: title(),
      placeHolder: vscode.l10n.t('This runs, with your rights and without a shell. What it prints is attached.'),
      ignoreFocusOut: true,
    },
  );
  return picked?.answer;
}

async function readCommand(
  typed: string,
  folder: CaseFolder,
): Promise<{ program: ProgramToRun } | { problem: string }> {
  const parsed = parseCommandLine(typed, process.platform);
  if ('problem' in parsed) return { problem: problemText(parsed.problem) };
  const found = await placeOf(parsed);
  if ('problem' in found) return found;
  const line = quotedLine(parsed, process.platform);
  return { program: { file: found.file, args: parsed.args, line, cwd: workingFolder(folder), mayBeUtf8: true } };
}

/** The absolute path of the program, outside of the workspace: what is in a repository is never found by its name. */
async function placeOf({ program }: ParsedCommand): Promise<{ file: string } | { problem: string }> {
  const except = workspaceFolders();
  if (!/[\\/]/.test(program)) {
    const found = await findProgram(program, { except });
    return found ?? { problem: notFoundText(program) };
  }
  if (!path.isAbsolute(program)) {
    return {
      problem: vscode.l10n.t(
        'Give the program by its name or its full path. What lies in the workspace is not run here: run it in the integrated terminal, then attach its output.',
      ),
    };
  }
  if (await isProgramOutside(program, except)) return { file: program };
  return {
    problem: (await isProgramOutside(program, []))
      ? vscode.l10n.t(
          '{0} lies in the workspace, so it is not run here. Run it in the integrated terminal, then attach its output.',
          program,
        )
      : vscode.l10n.t('There is no program {0}.', program),
  };
}

const notFoundText = (program: string): string =>
  /\.(?:bat|cmd|ps1)$/i.test(program) || process.platform === 'win32'
    ? vscode.l10n.t(
        'No program {0} was found. Commands that a shell brings itself (dir, cd) and batch files need a shell: run them in the integrated terminal, then attach the output.',
        program,
      )
    : vscode.l10n.t(
        'No program {0} was found. Commands that a shell brings itself (cd, alias) need a shell: run them in the integrated terminal, then attach the output.',
        program,
      );

/** The workspace folder of the case, so that arguments can name files in it. */
const workingFolder = (folder: CaseFolder): string => {
  const home = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder))?.uri;
  return home?.scheme === 'file' ? home.fsPath : path.dirname(vscode.Uri.parse(folder).fsPath);
};

function problemText(problem: CommandProblem): string {
  switch (problem.kind) {
    case 'empty':
      return vscode.l10n.t('A command is needed.');
    case 'unclosedQuote':
      return vscode.l10n.t('A quotation mark is not closed.');
    case 'invisible':
      return vscode.l10n.t('The command holds characters that cannot be seen. Type it instead of pasting it.');
    case 'tooLong':
      return vscode.l10n.t('This command is too long.');
    case 'shell':
      return shellText(problem.meaning, problem.text);
  }
}

function shellText(meaning: ShellMeaning, text: string): string {
  switch (meaning) {
    case 'pipe':
      return vscode.l10n.t(
        '“{0}” would pass the output on to another command, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'sequence':
      return vscode.l10n.t(
        '“{0}” would run more than one command, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'redirection':
      return vscode.l10n.t(
        '“{0}” would read or write a file, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'substitution':
      return vscode.l10n.t(
        '“{0}” would be replaced by something else, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'pattern':
      return vscode.l10n.t(
        '“{0}” would stand for the names of files, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'assignment':
      return vscode.l10n.t(
        '“{0}” would set a variable, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
    case 'comment':
      return vscode.l10n.t(
        '“{0}” would begin a remark, which only a shell can do. Put it in quotes if it is meant as text.',
        text,
      );
  }
}
