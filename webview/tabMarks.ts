import * as l10n from '@vscode/l10n';
import { records, type RecordKey } from '../src/domain/case.ts';
import type { Completion } from '../src/domain/problems.ts';
import type { PanelContext } from './form/panelContext.ts';
import type { TabMark } from './tabsView.ts';

/** What a record's tab says about how far the record has come. */
export function markOf(key: RecordKey, { state, problems }: Completion, context: PanelContext): TabMark {
  const record = records.find((one) => one.key === key);
  const label = record ? context.say(record.tab) : key;
  if (state === 'complete') return { icon: 'pass-filled', name: l10n.t('{0}, complete', label) };
  const open = problems.filter(({ kind }) => kind !== 'warning').length;
  return { text: String(open), name: l10n.t('{0}, {1} missing or wrong', label, open) };
}
