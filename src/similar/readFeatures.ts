import type { Case } from '../domain/case.ts';
import type { Evidence } from '../domain/evidence.ts';
import { featuresOf, type CaseFeatures } from '../domain/similar/caseFeatures.ts';
import type { EvidenceFolder } from '../evidence/evidenceFolder.ts';
import { readEvidenceText } from '../evidence/evidenceText.ts';
import type { CaseFolder } from '../store/caseRoot.ts';
import type { FileAccess } from '../store/fileAccess.ts';
import { readCase, type CasePlace } from '../store/readCase.ts';

/** What was read of a case folder; no features: it is gone, or holds no case that can be read. */
export interface FeaturesRead {
  readonly folder: CaseFolder;
  readonly features?: CaseFeatures;
}

/** So many pieces of evidence of a case are looked into, the first of each that many bytes. */
const mostItems = 4;
const mostBytes = 16_000;
const noText = /\.(?:png|jpe?g|gif|webp|bmp|ico|avif|svg|pdf|zip|gz|tgz|7z|rar|pcap|pcapng|docx?|xlsx?|exe|dmp|evtx)$/i;

/** Reads a case and the beginnings of its evidence for what is compared with others. Never fails. */
export async function readFeatures(
  files: FileAccess,
  evidenceFolder: (folder: CaseFolder) => EvidenceFolder,
  place: Omit<CasePlace, 'knownStamp'>,
): Promise<FeaturesRead> {
  const { folder } = place;
  const read = await readCase(files, place);
  if (read.kind !== 'case') return { folder };
  return { folder, features: featuresOf(read.case, await excerptsOf(evidenceFolder(folder), read.case)) };
}

async function excerptsOf(folder: EvidenceFolder, { evidence = [] }: Case): Promise<string[]> {
  const excerpts: string[] = [];
  for (const item of evidence.filter(mayBeText).slice(0, mostItems)) {
    // Evidence that is gone or leads elsewhere tells nothing here; opening it says why.
    const read = await readEvidenceText(folder, item, mostBytes).catch(() => undefined);
    if (read) excerpts.push(read.text);
  }
  return excerpts;
}

const mayBeText = ({ file, bytes }: Evidence): boolean => file !== undefined && bytes > 0 && !noText.test(file);
