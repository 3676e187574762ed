import type { TextEncoding } from './textEncoding.ts';

const tables = new Map<string, ReadonlyMap<string, Uint8Array | undefined>>();

/**
 * Text as the bytes of an encoding. Node only decodes, so the tables of the older encodings are made by decoding all that
 * one or two bytes can say.
 * @returns undefined when the encoding has not exactly one way to write it, or one of more than two bytes
 */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | undefined {
  if (encoding.label === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding.unit === 2) {
    const bytes = Buffer.from(text, 'utf16le');
    return encoding.asciiByte === 0 ? bytes : bytes.swap16();
  }
  const table = tableOf(encoding);
  const parts: Uint8Array[] = [];
  for (const character of text) {
    const bytes = table.get(character);
    if (bytes === undefined) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Characters by their bytes; `undefined` for one that can be written in two ways. */
function tableOf(encoding: TextEncoding): ReadonlyMap<string, Uint8Array | undefined> {
  const known = tables.get(encoding.label);
  if (known) return known;
  const table = new Map<string, Uint8Array | undefined>();
  const decoder = new TextDecoder(encoding.label, { fatal: true });
  const add = (...bytes: number[]): void => {
    const written = Uint8Array.from(bytes);
    try {
      const character = decoder.decode(written);
      if (character.length > 0 && Array.from(character).length === 1)
        table.set(character, table.has(character) ? undefined : written);
    } catch {
      // No character.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  if (encoding.isAmbiguous)
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
  tables.set(encoding.label, table);
  return table;
}
