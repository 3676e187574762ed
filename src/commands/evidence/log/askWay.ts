import * as vscode from 'vscode';
import { decode, encodings } from '../../../evidence/log/textEncoding.ts';
import { shorten } from '../../../platform/shorten.ts';
import { sizeText } from '../sizeLimit.ts';
import { encodingName, ways, type LogTaking, type Way } from './logTaking.ts';
import { showStep, stepButtons, type StepEnd, type StepFrame } from './quickSteps.ts';

type WayItem = vscode.QuickPickItem & { readonly way?: Way };

/** What to take of a log; the last choice comes first. Another encoding can be chosen here. */
export async function askWay(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  for (;;) {
    const picker = vscode.window.createQuickPick<WayItem>();
    const others = ways.filter((way) => way !== taking.choice.way);
    const encodingItem: WayItem = {
      label: vscode.l10n.t('Read as {0}…', encodingName(taking.encoding)),
      description: howFound(taking),
      iconPath: new vscode.ThemeIcon('symbol-text'),
    };
    Object.assign(picker, frame, {
      placeholder: vscode.l10n.t('What to take from {0} of log?', sizeText(taking.log.size)),
      ignoreFocusOut: true,
      buttons: stepButtons(frame),
      items: [
        ...[taking.choice.way, ...others].map(wayItem),
        { label: '', kind: vscode.QuickPickItemKind.Separator },
        encodingItem,
      ],
    });
    const end = await showStep(picker, () => picker.selectedItems.length > 0);
    const [item] = picker.selectedItems;
    if (end !== 'next' || !item) return end;
    if (item.way !== undefined) {
      taking.choice = { ...taking.choice, way: item.way };
      return 'next';
    }
    await askEncoding(taking, frame.title);
  }
}

const wayItem = (way: Way): WayItem => ({ way, ...wayText(way) });

function wayText(way: Way): { label: string; detail: string; iconPath: vscode.ThemeIcon } {
  const icon = (name: string): vscode.ThemeIcon => new vscode.ThemeIcon(name);
  switch (way) {
    case 'tail':
      return {
        label: vscode.l10n.t('Last Lines'),
        detail: vscode.l10n.t('What was written last'),
        iconPath: icon('fold-down'),
      };
    case 'text':
      return {
        label: vscode.l10n.t('Around a Text'),
        detail: vscode.l10n.t('Lines that have it, chosen from a list, with lines around them'),
        iconPath: icon('search'),
      };
    case 'pattern':
      return {
        label: vscode.l10n.t('Around a Regular Expression'),
        detail: vscode.l10n.t('Lines that match it, chosen from a list, with lines around them'),
        iconPath: icon('regex'),
      };
    case 'time':
      return {
        label: vscode.l10n.t('Time Window'),
        detail: vscode.l10n.t('Lines between two times, by the times that the log states'),
        iconPath: icon('watch'),
      };
    case 'whole':
      return {
        label: vscode.l10n.t('Whole File'),
        detail: vscode.l10n.t('As it is; a large one can be referred to instead'),
        iconPath: icon('file'),
      };
  }
}

function howFound({ encoding, found }: LogTaking): string {
  if (encoding !== found.encoding) return vscode.l10n.t('as you chose');
  switch (found.certainty) {
    case 'mark':
      return vscode.l10n.t('as its byte order mark says');
    case 'strict':
      return vscode.l10n.t('as its bytes say');
    case 'guess':
      return vscode.l10n.t('as its letters suggest');
    case 'ascii':
      return vscode.l10n.t('plain ASCII so far as was looked');
  }
}

/** Lets the user choose the encoding by how a line of the log reads in each. */
async function askEncoding(taking: LogTaking, title: string): Promise<void> {
  const sample = await tellingLine(taking);
  const { found, encoding: current } = taking;
  // What is found or chosen first: Enter keeps it.
  const items = [current, found.encoding, ...encodings]
    .filter((encoding, nth, all) => all.findIndex(({ id }) => id === encoding.id) === nth)
    .map((encoding) => ({
      label: encodingName(encoding),
      description: encoding.id === found.encoding.id ? vscode.l10n.t('found') : '',
      detail: sample === undefined ? '' : shorten(decode(sample, encoding).replace(/\s+/g, ' '), 120),
      encoding,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which encoding reads right?'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (!chosen) return;
  // A byte order mark is there whatever the text is read as.
  const mark = found.certainty === 'mark' ? found.encoding.mark : chosen.encoding.mark;
  taking.encoding = chosen.encoding.id === found.encoding.id ? found.encoding : { ...chosen.encoding, mark };
  taking.hits = undefined;
  taking.stamps = undefined;
}

/** A line near the beginning with bytes beyond ASCII. */
async function tellingLine({ log }: LogTaking): Promise<Buffer | undefined> {
  const head = await log.read(0, 256 * 1024);
  const at = head.findIndex((byte) => byte >= 0x80);
  if (at === -1) return undefined;
  const start = head.lastIndexOf(0x0a, at) + 1;
  const end = head.indexOf(0x0a, at);
  return head.subarray(start, Math.min(end === -1 ? head.length : end, start + 400));
}
