import * as l10n from '@vscode/l10n';
import { eventDetails, eventSentence } from '../../src/domain/eventSentence.ts';
import { titleOf, type Evidence } from '../../src/domain/evidence.ts';
import { evidenceIcon } from '../../src/domain/evidenceKind.ts';
import { labelOfPath } from '../../src/domain/fieldAt.ts';
import { text } from '../../src/domain/text.ts';
import type { TimelineEvent } from '../../src/domain/timeline.ts';
import { h, icon } from '../dom.ts';
import type { PanelContext } from '../form/panelContext.ts';
import { statusIcon } from '../header/statusIcons.ts';
import { showMoment } from '../times.ts';
import type { TimelineEntry } from './timelineEntries.ts';

const icons: Readonly<Record<string, string>> = {
  created: 'add',
  retriaged: 'tag',
  held: 'debug-pause',
  resumed: 'debug-continue',
  firstResponse: 'comment-discussion',
  replied: 'comment',
  escalated: 'arrow-up',
  reopened: 'issue-reopened',
  linked: 'link',
  articleDrafted: 'book',
  evidenceRemoved: 'trash',
  evidenceMasked: 'eye-closed',
};

/** One entry of the timeline. An entry never changes once it is written, so a row is drawn once. */
export function timelineRow({ event, evidence, at, by }: TimelineEntry, context: PanelContext): HTMLElement {
  const when = h('time', { text: showMoment(at, context.language), attributes: { datetime: at } });
  return h(
    'li',
    { class: 'event' },
    h('span', { class: 'event-icon' }, icon(iconOf(event, evidence))),
    h(
      'div',
      { class: 'event-text' },
      h(
        'p',
        { class: 'event-sentence' },
        context.say(eventSentence(event ?? { id: '', type: 'evidenceAttached', at, by, evidence: evidence?.id })),
        evidence && ' ',
        evidence && evidenceLink(evidence.id, titleOf(evidence), context),
      ),
      h('p', { class: 'event-facts' }, when, by === '' ? undefined : h('span', { text: by })),
      event && details(event, context),
      event?.override && override(event.override, context),
    ),
  );
}

const iconOf = (event: TimelineEvent | undefined, evidence: Evidence | undefined): string => {
  if (!event || event.type === 'evidenceAttached') return evidence ? evidenceIcon(evidence) : 'file';
  return event.type === 'statusChanged' ? statusIcon(event.to ?? '') : (icons[event.type] ?? 'circle-small');
};

function evidenceLink(id: string, title: string, context: PanelContext): HTMLElement {
  return pathLink(['evidence', id], title, context);
}

function pathLink(path: readonly string[], label: string, context: PanelContext): HTMLElement {
  const link = h('button', { class: 'link-button', text: label, attributes: { type: 'button' } });
  link.addEventListener('click', () => context.reveal(path));
  return link;
}

function details(event: TimelineEvent, context: PanelContext): HTMLElement | undefined {
  const told = eventDetails(event);
  if (told.length === 0) return undefined;
  return h(
    'dl',
    { class: 'event-details' },
    ...told.flatMap(({ label, value, isMoment }) => [
      h('dt', { text: context.say(label) }),
      h('dd', { text: isMoment ? showMoment(value, context.language) : value }),
    ]),
  );
}

/** Why the gate was overridden, and what was missing, each item a link to its field. */
function override({ reason, missing }: NonNullable<TimelineEvent['override']>, context: PanelContext): HTMLElement {
  const timeline = text('Timeline', '时间线');
  const name = (path: readonly string[]): string => context.say(path[0] === 'timeline' ? timeline : labelOfPath(path));
  return h(
    'div',
    { class: 'event-override' },
    h('p', {}, icon('unlock'), h('span', { text: l10n.t('Gate overridden: {0}', reason) })),
    missing.length === 0
      ? undefined
      : h(
          'ul',
          { attributes: { 'aria-label': l10n.t('What was missing') } },
          ...missing.map((dotted) => {
            const path = dotted.split('.');
            return h('li', {}, pathLink(path, name(path), context));
          }),
        ),
  );
}
