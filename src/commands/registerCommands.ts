import * as vscode from 'vscode';
import { report } from '../platform/report.ts';
import type { CommandHandlers } from './commands.ts';

/** Registers handlers under their ids. What a handler throws is logged and shown, never lost. */
export const registerCommands = (handlers: CommandHandlers, log: vscode.LogOutputChannel): vscode.Disposable =>
  vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, handler]) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]): Promise<unknown> => {
        try {
          log.debug(id);
          return await (handler as (...args: unknown[]) => unknown)(...args);
        } catch (error) {
          await report(error, log, id);
          return undefined;
        }
      }),
    ),
  );
