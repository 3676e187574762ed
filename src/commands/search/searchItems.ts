import * as vscode from 'vscode';
import { local } from '../../platform/language.ts';
import { shorten } from '../../platform/shorten.ts';
import { markedSnippet, plainLine } from '../../search/hitText.ts';
import type { PlacedHit } from './placeHit.ts';

/** Where a line of the search leads. */
export type SearchTarget =
  | { readonly kind: 'field'; readonly caseFolder: string; readonly path?: readonly string[] | undefined }
  | { readonly kind: 'evidence'; readonly caseFolder: string; readonly evidence: string; readonly line: number }
  | { readonly kind: 'article'; readonly uri: string; readonly line: number };
export type SearchItem = vscode.QuickPickItem & { readonly target?: SearchTarget };

/** The lines of one hit: one for each of its places. @param typed the query, which VS Code marks by itself */
export function itemsOf(placed: PlacedHit, typed: string): SearchItem[] {
  const places = placed.places.length > 0 ? placed.places : [undefined];
  return places.map((found): SearchItem => {
    const line = found?.place.line ?? 1;
    const common = {
      // A number says nothing, a title may be empty.
      label: plainLine(shorten(placed.title, 80)) || placed.number,
      detail: found ? markedSnippet(found.snippet, typed) : '',
      alwaysShow: true,
    };
    const { caseFolder, evidence } = placed;
    if (caseFolder === undefined)
      return {
        ...common,
        description: described(placed.number, found ? local(found.place.label) : ''),
        iconPath: new vscode.ThemeIcon('book'),
        target: { kind: 'article', uri: placed.hit.key, line },
      };
    if (evidence)
      return {
        ...common,
        description: described(
          placed.number,
          vscode.l10n.t('Evidence › {0}, line {1}', evidence.name, line.toLocaleString(vscode.env.language)),
        ),
        iconPath: new vscode.ThemeIcon('output'),
        target: { kind: 'evidence', caseFolder, evidence: evidence.id, line },
      };
    return {
      ...common,
      description: described(placed.number, found ? local(found.place.label) : ''),
      iconPath: new vscode.ThemeIcon(iconOf(found?.place.path)),
      target: { kind: 'field', caseFolder, path: found?.place.path },
    };
  });
}

const described = (number: string, place: string): string =>
  plainLine(place === '' ? number : `${number} · ${shorten(place, 100)}`);

const iconOf = (path: readonly string[] | undefined): string => {
  switch (path?.[0]) {
    case 'timeline':
      return 'history';
    case 'evidence':
      return 'paperclip';
    default:
      return 'note';
  }
};
