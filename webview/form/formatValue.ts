import * as l10n from '@vscode/l10n';
import type { Field } from '../../src/domain/field.ts';
import type { PanelContext } from './panelContext.ts';
import { showMoment, showNumber } from '../times.ts';

/** A value as a line of text, for places that show it without a control. */
export function formatValue(value: unknown, field: Field | undefined, context: PanelContext): string {
  if (value === undefined || value === null || value === '') return l10n.t('(empty)');
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => formatValue(part, field, context));
    return new Intl.ListFormat(context.language === 'zh-cn' ? 'zh-CN' : 'en').format(parts);
  }
  if (typeof value === 'boolean') return value ? l10n.t('Yes') : l10n.t('No');
  if (typeof value === 'number') return showNumber(value, context.language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field && 'options' in field) {
    const option = field.options.find(({ code }) => code === value);
    return option ? context.say(option.label) : value;
  }
  return field?.kind === 'dateTime' ? showMoment(value, context.language) : value;
}
