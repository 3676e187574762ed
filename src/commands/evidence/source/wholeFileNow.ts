import type * as vscode from 'vscode';
import type { Evidence } from '../../../domain/evidence.ts';
import { verifyReference, type ReferenceState } from '../../../evidence/verifyReference.ts';

/**
 * Whether a file that was attached whole still begins with what was attached; a log that has grown does.
 * @returns undefined when that cannot be told, e.g. of evidence that was attached with something masked
 */
export async function wholeFileNow(uri: vscode.Uri, item: Evidence): Promise<ReferenceState | undefined> {
  if (uri.scheme !== 'file' || item.source?.fileBytes !== item.bytes) return undefined;
  return verifyReference(item, uri.fsPath);
}
