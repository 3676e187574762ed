import * as vscode from 'vscode';
import type { Hit } from '../../../evidence/log/hitList.ts';
import { hitPreview } from '../../../evidence/log/hitPreview.ts';
import { sizeText } from '../sizeLimit.ts';
import { countText, type LogTaking } from './logTaking.ts';
import { refineEncoding } from './refineEncoding.ts';
import { showStep, stepButtons, type StepEnd, type StepFrame } from './quickSteps.ts';

type HitItem = vscode.QuickPickItem & { readonly hit?: Hit };

/** A line that takes more than this is told to be long, with its size. */
const longLineBytes = 20_000;

/** Which of the lines that were found to take. */
export async function askHits(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  const { hits } = taking;
  if (!hits) return 'back';
  const picker = vscode.window.createQuickPick<HitItem>();
  const unlisted = hits.count - hits.first.length - hits.last.length;
  Object.assign(picker, frame, {
    placeholder:
      unlisted > 0
        ? vscode.l10n.t(
            'Choose lines with Space or the mouse. Found: {0}; the first {1} and the last {2} are listed',
            countText(hits.count),
            countText(hits.first.length),
            countText(hits.last.length),
          )
        : vscode.l10n.t('Choose lines with Space or the mouse. Found: {0}', countText(hits.count)),
    canSelectMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
    buttons: stepButtons(frame),
    busy: true,
  });
  const ended = showStep(picker, () => {
    const chosen = picker.selectedItems.flatMap(({ hit }) => (hit ? [hit] : []));
    // Enter on a line without a mark takes that line.
    const active = picker.activeItems.flatMap(({ hit }) => (hit ? [hit] : []));
    taking.chosen = chosen.length > 0 ? chosen : active.slice(0, 1);
    return taking.chosen.length > 0;
  });
  await refineEncoding(taking, [...hits.first.slice(0, 50), ...hits.last.slice(-50)]);
  const [first, last] = [await items(taking, hits.first), await items(taking, hits.last)];
  const gap: HitItem = {
    label: vscode.l10n.t('{0} more lines between, not listed', countText(unlisted)),
    kind: vscode.QuickPickItemKind.Separator,
  };
  picker.items = unlisted > 0 ? [...first, gap, ...last] : [...first, ...last];
  const before = new Set(taking.chosen.map(({ startByte }) => startByte));
  picker.selectedItems = picker.items.filter(({ hit }) => hit !== undefined && before.has(hit.startByte));
  picker.busy = false;
  return ended;
}

async function items({ log, encoding, query }: LogTaking, hits: readonly Hit[]): Promise<HitItem[]> {
  const made: HitItem[] = [];
  for (let from = 0; from < hits.length; from += 50)
    made.push(
      ...(await Promise.all(
        hits.slice(from, from + 50).map(async (hit): Promise<HitItem> => {
          const preview = await hitPreview(log, encoding, hit, query.isPattern ? undefined : query.text);
          const bytes = hit.endByte - hit.startByte;
          const line = vscode.l10n.t('line {0}', countText(hit.startLine));
          return {
            // Icons are written as $(name), and a log may hold that.
            label: asText(preview.text.trim()) || '·',
            description: bytes > longLineBytes ? `${line}, ${sizeText(bytes)}` : line,
            detail: asText([preview.before.trim(), preview.after.trim()].filter((each) => each !== '').join('  ⋮  ')),
            hit,
          };
        }),
      )),
    );
  return made;
}

const asText = (line: string): string => line.replaceAll('$(', '$\u200b(').replace(/\s+/g, ' ');
