import * as vscode from 'vscode';
import * as z from 'zod';
import { defaultMemoryLimits, type MemoryLimits, type TerminalMemory } from './terminalMemory.ts';

const megabyte = 1_000_000;

/** What the settings `casebook.terminal.*` say; a value that makes no sense counts as the default. */
function memoryLimits(): MemoryLimits {
  const settings = vscode.workspace.getConfiguration('casebook');
  return {
    commands: z
      .int()
      .min(1)
      .max(500)
      .catch(defaultMemoryLimits.commands)
      .parse(settings.get('terminal.rememberedCommands')),
    bytes:
      z
        .number()
        .min(1)
        .max(256)
        .catch(defaultMemoryLimits.bytes / megabyte)
        .parse(settings.get('terminal.memoryMB')) * megabyte,
  };
}

/** Keeps the memory within what the settings say. */
export function limitMemory(memory: TerminalMemory): vscode.Disposable {
  memory.limits = memoryLimits();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('casebook.terminal')) memory.limits = memoryLimits();
  });
}
