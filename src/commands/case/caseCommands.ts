import * as vscode from 'vscode';
import { diagnostics } from '../../platform/diagnostics.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseDocument } from '../../store/caseDocument.ts';
import type { CaseTree } from '../../views/caseTree.ts';
import type { CaseArgument, CommandHandlers } from '../commands.ts';
import { deleteCaseCommand } from './deleteCase.ts';
import { newCaseCommand } from './newCase.ts';
import { showActiveCaseCommand } from './showActiveCase.ts';

/** The commands about a case as a whole. */
export function caseCommands(services: Services, tree: CaseTree): CommandHandlers {
  const { store, panels, active, log, resolveCase } = services;

  const openCase = async (argument?: CaseArgument): Promise<void> => {
    const folder = await resolveCase(argument);
    if (folder !== undefined) await panels.open(folder);
  };

  const change = async (
    argument: CaseArgument,
    step: (document: CaseDocument) => boolean,
    nothing: string,
  ): Promise<void> => {
    const folder = await resolveCase(argument);
    if (folder === undefined) return;
    const document = await store.open(folder);
    try {
      if (!step(document)) vscode.window.setStatusBarMessage(nothing, 3_000);
    } finally {
      document.release();
    }
  };

  return {
    'casebook.newCase': newCaseCommand(services),
    'casebook.openCase': openCase,
    'casebook.openAsForm': async (argument) => {
      const target = argument ?? vscode.window.activeTextEditor?.document.uri;
      const folder = await resolveCase(target);
      if (folder === undefined) return;
      await services.loaded;
      if (!store.entry(folder)) {
        throw new UserError(
          vscode.l10n.t(
            'This file is not in the workspace’s casebook folder, so it cannot be opened as a form. The file is unchanged.',
          ),
        );
      }
      await panels.open(folder);
    },
    'casebook.openRecord': async (place) => {
      if (place) await panels.open(place.caseFolder, [place.record, ...(place.path ?? [])]);
      else await openCase();
    },
    'casebook.openAsJson': async (argument) => {
      const folder = await resolveCase(argument);
      if (folder === undefined) return;
      await vscode.commands.executeCommand('vscode.open', caseFile(folder), { preview: false });
    },
    'casebook.revealInExplorer': async (argument) => {
      const folder = await resolveCase(argument);
      if (folder !== undefined) await vscode.commands.executeCommand('revealInExplorer', caseFile(folder));
    },
    'casebook.copyNumber': async (argument) => {
      const folder = await resolveCase(argument);
      if (folder === undefined) return;
      const entry = store.entry(folder);
      const number = entry?.kind === 'case' ? entry.summary.number : entry?.number;
      if (number === undefined) return;
      await vscode.env.clipboard.writeText(number);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', number), 3_000);
    },
    'casebook.deleteCase': deleteCaseCommand(services),
    'casebook.refresh': async () => {
      await store.refresh();
      tree.redraw();
    },
    'casebook.undo': (argument) =>
      change(argument, (document) => document.undo(), vscode.l10n.t('Nothing to undo in this case')),
    'casebook.redo': (argument) =>
      change(argument, (document) => document.redo(), vscode.l10n.t('Nothing to redo in this case')),
    'casebook.setActiveCase': async (argument) => {
      const folder = await resolveCase(argument);
      if (folder !== undefined) active.set(folder);
    },
    'casebook.clearActiveCase': () => active.set(undefined),
    'casebook.showActiveCase': showActiveCaseCommand(services),
    'casebook.showLog': () => log.show(),
    'casebook.copyDiagnostics': async () => {
      await vscode.env.clipboard.writeText(diagnostics(store, services.context.extension));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Diagnostics copied. They hold nothing of any case.'), 5_000);
    },
    'casebook.showMore': (group) => tree.showMore(group),
  };
}

const caseFile = (folder: string): vscode.Uri => vscode.Uri.joinPath(vscode.Uri.parse(folder), 'case.json');
