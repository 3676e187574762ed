import { localTimeZone } from '../clock/workspaceRules.ts';
import { toneOf } from '../clock/clockReading.ts';
import { shortClockText } from '../clock/clockText.ts';
import type { ExplainedClock } from '../clock/deadlineDocument.ts';
import { formatMoment } from '../domain/formatMoment.ts';
import { local } from '../platform/language.ts';
import type { PanelClock } from '../protocol/messages.ts';

/** The clock as the panel shows it; `undefined` without a receipt. */
export function panelClock(explained: ExplainedClock | undefined): PanelClock | undefined {
  if (!explained?.headline) return undefined;
  const { clock, headline, note, steps } = explained;
  const { state, rules } = clock;
  const short = shortClockText(clock, { now: Date.now(), timeZone: localTimeZone() });
  const dueAt = 'dueAt' in state ? state.dueAt : undefined;
  return {
    tone: toneOf(state),
    headline: local(headline),
    steps: steps.map(local),
    ...(short && { short: local(short) }),
    ...(dueAt !== undefined && { dueAt, due: local(formatMoment(dueAt, rules.calendar.timeZone)) }),
    ...(note && { note: local(note) }),
  };
}
