import * as vscode from 'vscode';
import { articleStates } from '../domain/knowledge/article.ts';
import { labelOf } from '../domain/records/triageDecision.ts';
import { local } from '../platform/language.ts';

/** The state of an article in words, and that it is stale. */
export const stateText = ({
  state,
  stale,
}: {
  readonly state: string;
  readonly stale?: boolean | undefined;
}): string => {
  const name = local(labelOf(articleStates, state));
  return stale === true ? vscode.l10n.t('{0}, stale', name) : name;
};
