import type { ArrivingFile } from './fileTransfer.ts';

/** How VS Code and browsers name the files of a drag that are not handed over themselves. */
const uriTypes = ['application/vnd.code.uri-list', 'text/uri-list', 'resourceurls'];

/** Whether a drag brings files, from the system or from VS Code; a drag within the page does not. */
export const bringsFiles = ({ types }: DataTransfer): boolean =>
  types.includes('Files') || uriTypes.some((type) => types.includes(type));

/** The files of a drop: with their content, from the system, or else the places that VS Code names. */
export function droppedThings(transfer: DataTransfer): { files: ArrivingFile[]; uris: string[] } {
  const files = [...transfer.files].map((blob) => ({ blob, name: blob.name, isPasted: false }));
  return { files, uris: files.length > 0 ? [] : urisOf(transfer) };
}

/** The pictures of a paste. Where text can be typed, a text that was copied with them is what is meant. */
export function pastedPictures(transfer: DataTransfer, isTyping: boolean): ArrivingFile[] {
  if (isTyping && transfer.types.includes('text/plain')) return [];
  return [...transfer.files].map((blob) => ({
    blob,
    name: blob.name,
    // A file that was copied in the system's explorer has a name of its own; a screenshot is called "image.png".
    isPasted: /^image\.[a-z]+$/i.test(blob.name) || blob.name === '',
  }));
}

function urisOf(transfer: DataTransfer): string[] {
  for (const type of uriTypes) {
    const value = transfer.getData(type);
    const uris = type === 'resourceurls' ? jsonTexts(value) : value.split(/\r?\n/);
    const named = uris.map((uri) => uri.trim()).filter((uri) => uri !== '' && !uri.startsWith('#'));
    if (named.length > 0) return named;
  }
  return [];
}

function jsonTexts(value: string): string[] {
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
