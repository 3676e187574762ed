import * as l10n from '@vscode/l10n';
import type { DateTimeField } from '../../../src/domain/field.ts';
import { isMoment, toMoment } from '../../../src/domain/moment.ts';
import { h } from '../../dom.ts';
import { fromLocalInput, toLocalInput } from '../../times.ts';
import type { Editor, EditorParts } from '../editor.ts';

/** A moment: shown in local time, stored with the offset. */
export function dateTimeEditor({ field, name, tell, context }: EditorParts<DateTimeField>): Editor {
  let raw: unknown;
  const control = context.ui.dateTime({
    name,
    onInput: (value) => {
      raw = fromLocalInput(value);
      tell(raw);
    },
  });
  const now = h('button', {
    class: 'now-button',
    text: l10n.t('Now'),
    attributes: { type: 'button', 'aria-label': l10n.t('{0}: Now', name) },
  });
  now.addEventListener('click', () => {
    raw = toMoment(Date.now());
    control.set(toLocalInput(raw));
    tell(raw);
    context.send();
  });
  now.hidden = field.readOnly === true;
  return {
    ...control,
    el: h('div', { class: 'date-line' }, control.el, now),
    isTyped: true,
    show: (value) => {
      raw = value;
      control.set(toLocalInput(value));
    },
    setReadOnly: (isReadOnly) => {
      control.setReadOnly(isReadOnly);
      now.hidden = isReadOnly;
    },
    incomplete: () => (control.isIncomplete() ? l10n.t('The date or the time is not complete.') : undefined),
    note: () =>
      raw === undefined || (typeof raw === 'string' && isMoment(raw))
        ? undefined
        : l10n.t('In the file: {0}', typeof raw === 'string' ? raw : JSON.stringify(raw)),
  };
}
