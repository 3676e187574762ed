import * as vscode from 'vscode';
import * as z from 'zod';
import { localTimeZone } from '../../clock/workspaceRules.ts';
import type { Case } from '../../domain/case.ts';
import { parseCase } from '../../domain/parseCase.ts';
import { caseTextAt, commitsOfFolder } from '../../git/caseVersions.ts';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../commands.ts';
import { repositoryOf, type CaseRepository } from './caseRepository.ts';
import { momentText } from './momentText.ts';
import { versionText } from './versionText.ts';

const scheme = 'casebook-version';

/** A commit by its id; `working` is what is on disk beside the last commit. */
const querySchema = z.object({
  folder: z.string(),
  // Nothing else may reach git as a revision: documents are restored from what VS Code kept.
  id: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64}|working)$/),
  show: z.enum(['differences', 'file']),
});
type Query = z.infer<typeof querySchema>;

/** Versions of cases in git as read-only documents: what changed in the forms, or the file as it was. */
export class VersionDocuments implements vscode.TextDocumentContentProvider {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Makes the documents known to VS Code. */
  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Shows a version in an editor that the next one takes the place of. */
  async show(folder: CaseFolder, number: string, id: string, show: Query['show']): Promise<void> {
    const name = id === 'working' ? vscode.l10n.t('uncommitted changes') : id.slice(0, 8);
    const uri = vscode.Uri.from({
      scheme,
      path: `/${number} ${name}${show === 'file' ? '.json' : '.txt'}`,
      query: JSON.stringify({ folder, id, show } satisfies Query),
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { folder, id, show } = querySchema.parse(JSON.parse(uri.query));
    if (!this.#services.store.roots.some((root) => folder.startsWith(`${root.uri}/`)))
      throw new UserError(vscode.l10n.t('This case is not in the workspace any more.'));
    const place = await repositoryOf(vscode.Uri.parse(folder), this.#services.log);
    if (show === 'file')
      return (await caseTextAt(place.git, id)) ?? vscode.l10n.t('The case was deleted in this commit.');
    return id === 'working' ? this.#workingText(place, folder) : commitText(place, id);
  }

  async #workingText({ git }: CaseRepository, folder: CaseFolder): Promise<string> {
    const document = await this.#services.store.open(folder);
    try {
      return written(caseIn(await caseTextAt(git, 'HEAD')), document.case, [
        titleOf(document.case),
        vscode.l10n.t('Changes since the last commit'),
      ]);
    } finally {
      document.release();
    }
  }
}

async function commitText({ git }: CaseRepository, id: string): Promise<string> {
  const [before, after, [commit]] = await Promise.all([
    caseTextAt(git, `${id}^`),
    caseTextAt(git, id),
    commitsOfFolder(git, 1, id),
  ]);
  const [was, is] = [caseIn(before), caseIn(after)];
  const whole = is ?? was;
  const heading = [
    ...(whole ? [titleOf(whole)] : []),
    ...(commit
      ? [vscode.l10n.t('{0}, {1}, commit {2}', commit.author, momentText(commit.at), id.slice(0, 8)), commit.subject]
      : []),
  ];
  const unread = [before, after].some((text) => text !== undefined && caseIn(text) === undefined);
  if (unread)
    return `${heading.join('\n')}\n\n${vscode.l10n.t('One of the two versions cannot be read as a case. Open the version as text instead.')}\n`;
  return written(was, is, heading);
}

const written = (before: Case | undefined, after: Case | undefined, heading: readonly string[]): string =>
  versionText({ before, after, heading }, { language: language(), timeZone: localTimeZone() });

const titleOf = ({ number, title }: Case): string => `${number}  ${title}`.trim();

function caseIn(text: string | undefined): Case | undefined {
  const parsed = text === undefined ? undefined : parseCase(text);
  return parsed?.kind === 'case' ? parsed.case : undefined;
}
