import type { Case } from '../../domain/case.ts';
import { titleOf } from '../../domain/evidence.ts';
import type { Language } from '../../domain/text.ts';
import type { KnowledgeBase } from '../../knowledge/knowledgeBase.ts';
import { caseTexts } from '../../search/caseTexts.ts';
import { findPlaces, type FoundPlace } from '../../search/findPlaces.ts';
import { articleTexts, articleTitle, lineTexts } from '../../search/lineTexts.ts';
import type { PlacedText } from '../../search/placedText.ts';
import { splitKey, type SearchHit } from '../../search/searchIndex.ts';
import { nameOf, parentOf } from '../../store/caseRoot.ts';
import type { FileAccess } from '../../store/fileAccess.ts';
import { readCase } from '../../store/readCase.ts';

/** A hit with its places, read from where it is now. */
export interface PlacedHit {
  readonly hit: SearchHit;
  readonly caseFolder?: string;
  /** The number of a case or of an article. */
  readonly number: string;
  readonly title: string;
  /** Of evidence. */
  readonly evidence?: { readonly id: string; readonly name: string };
  readonly places: readonly FoundPlace[];
}

export interface HitSources {
  readonly files: FileAccess;
  readonly knowledge: Pick<KnowledgeBase, 'readText'>;
  readonly language: Language;
  readonly readEvidence: (caseFolder: string, id: string, current: Case) => Promise<string | undefined>;
}

/** Places shown of one hit. */
const mostPlaces = 4;

/** Looks where in its text a hit stands. `undefined`: it went away meanwhile. */
export async function placeHit(hit: SearchHit, sources: HitSources): Promise<PlacedHit | undefined> {
  const { files, knowledge, language, readEvidence } = sources;
  const places = (texts: readonly PlacedText[]): FoundPlace[] =>
    findPlaces(texts, hit.terms, { language, most: mostPlaces });
  if (hit.kind === 'article') {
    const read = await knowledge.readText(hit.key).catch(() => undefined);
    if (!read) return undefined;
    const number = nameOf(hit.key).replace(/\.md$/, '');
    return { hit, number, title: articleTitle(read.text) || number, places: places(articleTexts(read.text)) };
  }
  const [caseFolder = '', id = ''] = hit.kind === 'case' ? [hit.key] : splitKey(hit.key);
  const read = await readCase(files, { folder: caseFolder, root: parentOf(caseFolder) });
  if (read.kind !== 'case') return undefined;
  const { number, title } = read.case;
  if (hit.kind === 'case') return { hit, caseFolder, number, title, places: places(caseTexts(read.case)) };
  const item = read.case.evidence?.find((each) => each.id === id);
  const content = item && (await readEvidence(caseFolder, id, read.case).catch(() => undefined));
  if (!item || content === undefined) return undefined;
  return { hit, caseFolder, number, title, evidence: { id, name: titleOf(item) }, places: places(lineTexts(content)) };
}
