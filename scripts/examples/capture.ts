import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of one of our own captures of network tools, as the terminal showed it. */
export const capture = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'captures', name), 'utf8').replaceAll('\r\n', '\n');
