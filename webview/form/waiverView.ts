import * as l10n from '@vscode/l10n';
import { h, icon, show } from '../dom.ts';
import { iconButton } from '../ui/iconButton.ts';
import type { PanelContext } from './panelContext.ts';

/** "Cannot be obtained", with the reason that stands for the value. */
export interface WaiverView {
  /** The button that offers it. */
  readonly offer: HTMLElement;
  /** The reason. */
  readonly el: HTMLElement;
  update(reason: unknown, isOffered: boolean, isReadOnly: boolean): void;
}

/** @param tell the reason changed; `undefined` for none. @returns whether the case has it; else it stays in the control, to be corrected */
export function waiverView(
  context: PanelContext,
  name: string,
  tell: (reason: string | undefined, beforeCaret: string | undefined) => boolean,
): WaiverView {
  let isAsked = false;
  let shown = '';
  const input = context.ui.text({
    name: l10n.t('{0}: cannot be obtained because', name),
    onInput: (value) => {
      isAsked = true;
      if (tell(value === '' ? undefined : value, value.slice(0, input.caret()?.end))) shown = value;
    },
  });
  const back = iconButton(l10n.t('{0}: can be obtained after all', name), 'discard', () => {
    isAsked = false;
    shown = '';
    input.set('');
    tell(undefined, undefined);
    context.draw();
    offer.focus();
  });
  const offer = h('button', {
    class: 'link-button waive',
    text: l10n.t('Cannot be obtained'),
    attributes: { type: 'button', 'aria-label': l10n.t('{0}: cannot be obtained', name) },
  });
  offer.addEventListener('click', () => {
    isAsked = true;
    context.draw();
    input.focus();
  });
  const el = h(
    'div',
    { class: 'waiver' },
    h(
      'span',
      { class: 'waiver-label' },
      icon('circle-slash'),
      h('span', { text: l10n.t('Cannot be obtained because') }),
    ),
    h('div', { class: 'waiver-line' }, input.el, back.el),
  );
  return {
    offer,
    el,
    update: (reason, isOffered, isReadOnly) => {
      const text = typeof reason === 'string' ? reason : '';
      const isWaived = text !== '' || isAsked;
      if (text !== shown && !el.contains(document.activeElement)) {
        shown = text;
        input.set(text);
      }
      input.setReadOnly(isReadOnly);
      show(back.el, !isReadOnly);
      show(el, isWaived);
      show(offer, isOffered && !isWaived && !isReadOnly);
    },
  };
}
