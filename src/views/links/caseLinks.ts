import * as vscode from 'vscode';
import { casesNamedIn, type CaseLinkTarget, type NamedCase } from '../../domain/caseLink.ts';
import { labelOf } from '../../domain/records/triageDecision.ts';
import { statuses } from '../../domain/workflow.ts';
import { local } from '../../platform/language.ts';
import { shorten } from '../../platform/shorten.ts';
import type { CaseStore } from '../../store/caseStore.ts';

type Cases = Pick<CaseStore, 'findByNumber'>;

/** Longer than any document that people read; the beginning is looked through. */
const mostCharacters = 2_000_000;
/** A terminal's line can be a file without line breaks. */
const mostOfLine = 20_000;

/** The numbers of a text that are cases of this window. */
const knownIn = (content: string, cases: Cases): readonly NamedCase[] =>
  casesNamedIn(content).filter(({ number }) => cases.findByNumber(number).length > 0);

/** What a case is about, in one line of plain text; several of the same number are told apart when one is opened. */
function about(number: string, cases: Cases): string {
  const [entry, other] = cases.findByNumber(number);
  if (other) return vscode.l10n.t('Open one of several cases {0}', number);
  if (entry?.kind !== 'case') return vscode.l10n.t('Open case {0}', number);
  const { title, status, assignee } = entry.summary;
  const parts = [title, local(labelOf(statuses, status)), assignee].filter((part) => part !== undefined && part !== '');
  return shorten(parts.join(' · ').replace(/\s+/g, ' '), 200);
}

/** Numbers of cases in documents: in Markdown, in comments of code, in commit messages, wherever they are written. */
export const caseDocumentLinks = (cases: Cases, loaded: Promise<void>): vscode.Disposable =>
  vscode.languages.registerDocumentLinkProvider(
    { language: '*' },
    {
      provideDocumentLinks: async (document, token) => {
        const text = document.getText().slice(0, mostCharacters);
        if (!text.includes('TS-')) return [];
        await loaded;
        if (token.isCancellationRequested) return [];
        return knownIn(text, cases).map(({ number, start, end }) => {
          const target: CaseLinkTarget = { number };
          const link = new vscode.DocumentLink(
            new vscode.Range(document.positionAt(start), document.positionAt(end)),
            vscode.Uri.from({
              scheme: 'command',
              path: 'casebook.openNumber',
              query: JSON.stringify([target]),
            }),
          );
          link.tooltip = about(number, cases);
          return link;
        });
      },
    },
  );

interface CaseTerminalLink extends vscode.TerminalLink {
  readonly target: CaseLinkTarget;
}

/** Numbers of cases in terminals, e.g. in the output of `git log`. */
export function caseTerminalLinks(cases: Cases, open: (target: CaseLinkTarget) => void): vscode.Disposable {
  const provider: vscode.TerminalLinkProvider<CaseTerminalLink> = {
    provideTerminalLinks: ({ line }) =>
      knownIn(line.slice(0, mostOfLine), cases).map(({ number, start, end }) =>
        Object.assign(new vscode.TerminalLink(start, end - start, about(number, cases)), { target: { number } }),
      ),
    handleTerminalLink: ({ target }) => open(target),
  };
  return vscode.window.registerTerminalLinkProvider(provider);
}
