import * as vscode from 'vscode';
import * as z from 'zod';
import type { Examined } from '../../../evidence/log/examineLog.ts';
import type { FoundStamps } from '../../../evidence/log/findStamps.ts';
import type { HitList, Hit } from '../../../evidence/log/hitList.ts';
import type { LogFile } from '../../../evidence/log/logFile.ts';
import type { SearchQuery } from '../../../evidence/log/searchQuery.ts';
import type { TextEncoding } from '../../../evidence/log/textEncoding.ts';
import type { ByteRange } from '../../../evidence/lineBytes.ts';

/** The ways of taking lines out of a log. */
export const ways = ['tail', 'text', 'pattern', 'time', 'whole'] as const;
export type Way = (typeof ways)[number];

const lastSchema = z.object({
  way: z.enum(ways).catch('text'),
  lines: z.int().min(1).catch(200),
  before: z.int().min(0).catch(5),
  after: z.int().min(0).catch(5),
  matchCase: z.boolean().catch(false),
});

/** With more excerpts than this, one note is asked for all. */
export const notesAsked = 5;

/** What was chosen the last time in this workspace. */
export type LastChoice = z.infer<typeof lastSchema>;
const lastKey = 'casebook.logExcerpt';

export const lastChoice = (state: vscode.Memento): LastChoice => {
  const found = lastSchema.safeParse(state.get(lastKey) ?? {});
  return found.success ? found.data : lastSchema.parse({});
};

export const rememberChoice = (state: vscode.Memento, choice: LastChoice): Thenable<void> =>
  state.update(lastKey, choice);

/** A log from which lines are being taken, with the answers so far. */
export interface LogTaking {
  readonly uri: vscode.Uri;
  readonly log: LogFile;
  readonly found: Extract<Examined, { kind: 'text' }>['found'];
  /** `dist/worker.cjs`. */
  readonly workerFile: string;
  encoding: TextEncoding;
  choice: LastChoice;
  query: SearchQuery;
  /** What the query found, and with which encoding and query that was. */
  hits: HitList | undefined;
  chosen: readonly Hit[];
  /** Of the last lines and of a time window; line numbers are counted when it is attached. */
  bytes: readonly ByteRange[];
  /** How the log tells the time; looked up when a window is asked for. */
  stamps: FoundStamps | undefined;
  /** The bounds of a window as typed; and the zone of a log that does not state it, in minutes east of UTC, where that matters. */
  window: { from: string; to: string; offset?: number };
  notes: string[];
}

/** Names of the encodings for people, as VS Code's own picker has them. */
export const encodingName = ({ id }: TextEncoding): string => names[id] ?? id;

const names: Readonly<Record<string, string>> = {
  utf8: 'UTF-8',
  utf8bom: 'UTF-8 with BOM',
  utf16le: 'UTF-16 LE',
  utf16be: 'UTF-16 BE',
  gb18030: 'GB18030',
  gbk: 'GBK',
  big5: 'Big5',
  shiftjis: 'Shift JIS',
  eucjp: 'EUC-JP',
  euckr: 'EUC-KR',
  windows1252: 'Windows 1252',
  windows1250: 'Windows 1250',
  windows1251: 'Windows 1251',
  windows1253: 'Windows 1253',
  windows1254: 'Windows 1254',
  windows1255: 'Windows 1255',
  windows1256: 'Windows 1256',
  windows1257: 'Windows 1257',
  windows1258: 'Windows 1258',
  windows874: 'Windows 874',
  koi8r: 'KOI8-R',
  ibm866: 'CP 866',
};

/** A count for people, in the editor's language: "12,345". */
export const countText = (count: number): string => count.toLocaleString(vscode.env.language);
