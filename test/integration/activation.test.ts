import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as z from 'zod';

const manifestSchema = z.looseObject({
  contributes: z.looseObject({ commands: z.array(z.looseObject({ command: z.string() })).default([]) }),
});

describe('Activation', () => {
  it('activates without an error', async () => {
    const extension = vscode.extensions.getExtension('casebook.support-casebook');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('runs every command that the manifest declares', async () => {
    const extension = vscode.extensions.getExtension('casebook.support-casebook');
    assert.ok(extension);
    await extension.activate();
    const declared = declaredCommands(extension.packageJSON);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((id) => !known.has(id)),
      [],
    );
  });
});

function declaredCommands(manifest: unknown): string[] {
  return manifestSchema.parse(manifest).contributes.commands.map(({ command }) => command);
}
