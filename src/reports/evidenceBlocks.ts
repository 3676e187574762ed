import { titleOf, type Evidence } from '../domain/evidence.ts';
import { evidenceKind } from '../domain/evidenceKind.ts';
import { eventTime } from '../domain/evidenceOrder.ts';
import { maskingSummary } from '../domain/masking.ts';
import { sizeInWords } from '../domain/size.ts';
import { sharesOf } from './recordRows.ts';
import type { ReportBlock, ReportRow } from './report.ts';
import type { ReportScope } from './reportScope.ts';
import { reportWords } from './reportWords.ts';

/**
 * The list of the evidence with its hashes, by which a file can be shown to be the one that the report speaks of. Inside the
 * department also where each item comes from.
 */
export function evidenceBlocks(scope: ReportScope): readonly ReportBlock[] {
  const { say, plain, moment, evidence, isInternal, options } = scope;
  if (evidence.length === 0) return [{ kind: 'paragraph', text: say(reportWords.noEvidence) }];
  const { index, title, kind, time, size, hash } = reportWords.evidenceColumns;
  const list: ReportBlock = {
    kind: 'grid',
    columns: [index, title, kind, time, size, hash].map((column) => say(column)),
    shares: sharesOf([1.1, 4, 2, 3.2, 1.8, 5]),
    rows: evidence.map((item, position) => [
      String(position + 1),
      plain(titleOf(item)),
      say(evidenceKind(item)),
      moment(eventTime(item)),
      sizeInWords(item.bytes, options.language === 'en' ? 'en' : 'zh-CN'),
      item.sha256,
    ]),
  };
  if (!isInternal) return [list];
  const origins = evidence.map((item, position): ReportBlock => ({
    kind: 'values',
    caption: `${position + 1}  ${plain(titleOf(item))}`,
    rows: originOf(item, scope),
  }));
  return [list, { kind: 'heading', text: say(reportWords.evidenceOrigin) }, ...origins];
}

function originOf(item: Evidence, { say, plain }: ReportScope): readonly ReportRow[] {
  const { source, command } = item;
  const rows: readonly (readonly [string, string, boolean])[] = [
    [say(reportWords.origin), source === undefined ? '' : sourceText(source, plain, say), true],
    [
      say(reportWords.origin),
      command === undefined
        ? ''
        : command.exitCode === undefined
          ? plain(command.line)
          : say(reportWords.exitCode, command.line, command.exitCode),
      true,
    ],
    [say(reportWords.attachedBy), plain(item.attachedBy), false],
    [say(reportWords.secrets), say(maskingSummary(item.masking)), false],
    [say(reportWords.note), plain(item.note ?? ''), true],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value, wide]) => ({ label, value, wide }));
}

const sourceText = (
  { path, startLine, endLine }: NonNullable<Evidence['source']>,
  plain: ReportScope['plain'],
  say: ReportScope['say'],
): string =>
  startLine === undefined ? plain(path) : say(reportWords.sourceLines, path, startLine, endLine ?? startLine);
