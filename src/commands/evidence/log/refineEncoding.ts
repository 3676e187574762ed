import * as vscode from 'vscode';
import { detectEncoding } from '../../../evidence/log/detectEncoding.ts';
import { isTextOf } from '../../../evidence/log/textEncoding.ts';
import type { ByteRange } from '../../../evidence/lineBytes.ts';
import type { LogTaking } from './logTaking.ts';

const sampleBytes = 16 * 1024;

/** The samples of a log may be plain ASCII while the lines that are taken are not: then these say how it is written. */
export async function refineEncoding(taking: LogTaking, ranges: readonly ByteRange[]): Promise<void> {
  if (taking.found.certainty !== 'ascii' || taking.encoding !== taking.found.encoding) return;
  const samples = await Promise.all(
    ranges.map(({ startByte, endByte }) => taking.log.read(startByte, Math.min(sampleBytes, endByte - startByte))),
  );
  const strange = samples.filter((sample) => !isTextOf(sample, taking.encoding));
  if (strange.length > 0) taking.encoding = detectEncoding([Buffer.concat(strange)], vscode.env.language).encoding;
}
