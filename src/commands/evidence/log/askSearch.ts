import * as vscode from 'vscode';
import type { SearchQuery } from '../../../evidence/log/searchQuery.ts';
import { LiveSearch, type SearchState } from './liveSearch.ts';
import { explainLogError } from './logError.ts';
import { countText, type LogTaking } from './logTaking.ts';
import { showStep, stepButtons, type StepEnd, type StepFrame } from './quickSteps.ts';

/** A pause in typing, in ms, after which the search begins. */
const pauseMs = 250;

/** What to look for: the log is searched while it is typed, and the count of matching lines shown. */
export async function askSearch(taking: LogTaking, frame: StepFrame): Promise<StepEnd> {
  const input = vscode.window.createInputBox();
  const isPattern = taking.choice.way === 'pattern';
  let { matchCase } = taking.choice;
  let pause: NodeJS.Timeout | undefined;
  const query = (): SearchQuery => ({ text: input.value, isPattern, matchCase });
  const show = (): void => {
    input.busy = search.state.kind === 'running';
    input.validationMessage = messageOf(search.state, matchCase);
  };
  const search = new LiveSearch(taking, show);
  const caseButton = (): vscode.QuickInputButton => ({
    iconPath: new vscode.ThemeIcon('case-sensitive'),
    tooltip: matchCase ? vscode.l10n.t('Ignore Case') : vscode.l10n.t('Match Case'),
  });
  const begin = (): void => {
    clearTimeout(pause);
    pause = undefined;
    search.start(query());
  };
  Object.assign(input, frame, {
    prompt: isPattern
      ? vscode.l10n.t('Regular expression, tried on each line')
      : vscode.l10n.t('Text that the lines have'),
    placeholder: isPattern ? 'ERROR|Exception' : 'OutOfMemoryError',
    value: taking.query.text,
    ignoreFocusOut: true,
    buttons: stepButtons(frame, caseButton()),
  });
  input.onDidChangeValue(() => {
    clearTimeout(pause);
    search.stop();
    input.validationMessage = undefined;
    pause = setTimeout(begin, pauseMs);
  });
  if (input.value !== '') begin();
  const accept = async (): Promise<boolean> => {
    if (input.value === '') return false;
    const wanted = query();
    if (pause !== undefined) begin();
    await search.settled();
    const { state } = search;
    const isWanted = wanted.text === input.value && wanted.matchCase === matchCase;
    if (!isWanted || (state.kind !== 'done' && state.kind !== 'stalled') || state.hits.count === 0) return false;
    taking.query = wanted;
    taking.hits = state.hits;
    taking.chosen = [];
    taking.choice = { ...taking.choice, matchCase };
    return true;
  };
  try {
    return await showStep(input, accept, () => {
      matchCase = !matchCase;
      input.buttons = stepButtons(frame, caseButton());
      begin();
    });
  } finally {
    clearTimeout(pause);
    search.stop();
  }
}

function messageOf(state: SearchState, matchCase: boolean): vscode.InputBoxValidationMessage | undefined {
  const say = (severity: keyof typeof vscode.InputBoxValidationSeverity, message: string) => ({
    severity: vscode.InputBoxValidationSeverity[severity],
    message,
  });
  const percent = (share: number): string => share.toLocaleString(vscode.env.language, { style: 'percent' });
  switch (state.kind) {
    case 'none':
      return undefined;
    case 'invalid':
      return say('Error', vscode.l10n.t('This is no regular expression: {0}', state.message));
    case 'running':
      return say(
        'Info',
        vscode.l10n.t('{0} searched, matching lines so far: {1}', percent(state.share), countText(state.count)),
      );
    case 'done':
      if (state.hits.count === 0)
        return say(
          'Warning',
          matchCase
            ? vscode.l10n.t('No line matches, with upper and lower case told apart.')
            : vscode.l10n.t('No line matches.'),
        );
      return say('Info', vscode.l10n.t('Matching lines: {0}. Press Enter to choose.', countText(state.hits.count)));
    case 'stalled':
      return say(
        'Warning',
        vscode.l10n.t(
          'The search was ended: on the lines from {0} on, this expression takes too long. Searched: {1}, matching lines there: {2}. Simplify it, for example by removing nested repetitions, or press Enter to choose from these.',
          countText(state.line),
          percent(state.share),
          countText(state.hits.count),
        ),
      );
    case 'failed':
      return say('Error', explainLogError(state.error));
  }
}
