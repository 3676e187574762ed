/** Names that Windows keeps for devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/** What no file system of the three platforms, no shell and no archive takes amiss: letters and digits of any script. */
const unsafe = /[^\p{L}\p{M}\p{N}._-]+/gu;

/** Longest file name in UTF-8 bytes. File systems take 255; encrypted home folders (eCryptfs) take 143. */
const mostBytes = 120;

/** Whether a name is one plain file name below a folder: nothing that climbs, points elsewhere or is a device. */
export const isSafeName = (name: string): boolean =>
  name !== '' &&
  name === name.trim() &&
  !/^\.+$/.test(name) &&
  !/[/\\<>:"|?*\p{Cc}]/u.test(name) &&
  !name.endsWith('.') &&
  !reserved.test(name.split('.')[0] ?? '') &&
  byteLength(name) <= 255;

/**
 * The file name of a new item of evidence: `<nn>-<slug>-<mark>.<extension>`. The mark is random, so that items which
 * two people attach on two branches never meet in one file.
 * @param nth counts the evidence of the case from 1
 * @param title what the item is called; anything goes
 * @param extension with or without its dot; anything goes, what is no plain extension is left out
 * @param mark a few lower-case letters and digits
 */
export function evidenceName(nth: number, title: string, extension: string, mark: string): string {
  const tail = `-${mark}${plainExtension(extension)}`;
  const head = `${String(nth).padStart(2, '0')}-`;
  // A file keeps its extension once, at the end.
  const isDouble = extension !== '' && title.toLowerCase().endsWith(extension.toLowerCase());
  const bare = isDouble ? title.slice(0, -extension.length) : title;
  const slug = cut(slugOf(bare), mostBytes - byteLength(head) - byteLength(tail));
  return slug === '' ? `${head}${mark}${plainExtension(extension)}` : `${head}${slug}${tail}`;
}

/** One more than the highest number among the names, so that a number is not given again while its file exists. */
export const nextNumber = (names: Iterable<string>): number => {
  let highest = 0;
  for (const name of names) highest = Math.max(highest, Number(/^(\d{1,6})-/.exec(name)?.[1] ?? 0));
  return highest + 1;
};

/** The extension of a file name with its dot, `.tar.gz` as one; empty when there is none. */
export const extensionOf = (name: string): string => /[^.]((?:\.tar)?\.[a-z0-9]{1,10})$/i.exec(name)?.[1] ?? '';

const slugOf = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replace(unsafe, '-')
    .replace(/[-.]*-[-.]*/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '');

const plainExtension = (extension: string): string => {
  const plain = /^\.?((?:tar\.)?[a-z0-9]{1,10})$/i.exec(extension)?.[1];
  return plain === undefined ? '' : `.${plain.toLowerCase()}`;
};

/** As much of the front as fits, without cutting a character in two. */
const cut = (text: string, bytes: number): string => {
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += byteLength(segment);
    if (used > bytes) break;
    kept += segment;
  }
  return kept.replace(/[-._]+$/, '');
};

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
