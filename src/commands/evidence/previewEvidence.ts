import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Evidence } from '../../domain/evidence.ts';
import { evidenceFolderOf } from '../../evidence/evidenceFolderOf.ts';
import { previewContent, type BinaryFormat } from '../../evidence/evidencePreview.ts';
import type { EvidencePreview } from '../../protocol/evidenceMessages.ts';
import type { CaseFolder } from '../commands.ts';
import { explained } from './explain.ts';
import { sizeText } from './sizeLimit.ts';
import { findReference } from './source/findSource.ts';

/** What the panel shows of an item: the first lines of a text, a picture, or in words what it is or why it is not there. */
export async function previewEvidence(
  caseFolder: CaseFolder,
  item: Evidence,
  isLong: boolean,
): Promise<EvidencePreview> {
  try {
    return await explained(async () => {
      const content = await previewContent(evidenceFolderOf(caseFolder), item, isLong);
      switch (content?.kind) {
        case undefined:
          return await referencePreview(caseFolder, item);
        case 'text':
        case 'picture':
          return content;
        case 'largePicture':
          return { kind: 'other', message: vscode.l10n.t('The picture is too large to be shown here; open it.') };
        case 'binary':
          return { kind: 'other', message: formatName(content.format) };
      }
    });
  } catch (error) {
    return { kind: 'missing', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Compares the size only: the hash of a large file takes time, and going to the source compares it. */
async function referencePreview(caseFolder: CaseFolder, item: Evidence): Promise<EvidencePreview> {
  const uri = await findReference(item, caseFolder);
  const size = uri.scheme === 'file' ? (await stat(uri.fsPath)).size : item.bytes;
  if (size === item.bytes)
    return { kind: 'other', message: vscode.l10n.t('Not copied; the file is where it was, with the same size.') };
  return {
    kind: 'missing',
    message: vscode.l10n.t(
      'Not copied; the file was {0} when it was attached and is {1} now. Go to the source to compare it.',
      sizeText(item.bytes),
      sizeText(size),
    ),
  };
}

function formatName(format: BinaryFormat | undefined): string {
  switch (format) {
    case 'pdf':
      return vscode.l10n.t('PDF document');
    case 'zip':
      return vscode.l10n.t('ZIP archive, or an Office or Java file, which are ZIP archives');
    case 'gzip':
    case '7z':
    case 'rar':
      return vscode.l10n.t('Archive ({0})', format);
    case 'pcap':
    case 'pcapng':
      return vscode.l10n.t('Network capture ({0})', format);
    case 'evtx':
      return vscode.l10n.t('Windows event log');
    case 'minidump':
      return vscode.l10n.t('Windows memory dump');
    case 'sqlite':
      return vscode.l10n.t('SQLite database');
    case 'executable':
      return vscode.l10n.t('Program');
    case 'office':
      return vscode.l10n.t('Office document of before 2007, or an Outlook message');
    case undefined:
      return vscode.l10n.t('Neither text nor a picture that can be shown here');
  }
}
