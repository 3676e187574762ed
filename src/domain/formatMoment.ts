import { momentMs } from './moment.ts';
import type { Text } from './text.ts';

/**
 * A moment as people read it, to the minute and with its zone, e.g. "Mon, 16 Nov 2026, 09:19 GMT+8".
 * @param at ISO 8601 with an offset; anything else comes back as it is
 * @param timeZone IANA name; a zone that the runtime does not know is taken as UTC
 */
export function formatMoment(at: string, timeZone: string): Text {
  const ms = momentMs(at);
  if (ms === undefined) return { en: at, zh: at };
  return { en: formatterOf('en-GB', timeZone).format(ms), zh: formatterOf('zh-CN', timeZone).format(ms) };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters take longer to make than to use. */
function formatterOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const made = formatters.get(key) ?? makeFormatter(locale, timeZone);
  formatters.set(key, made);
  return made;
}

function makeFormatter(locale: string, timeZone: string): Intl.DateTimeFormat {
  const parts = {
    weekday: 'short',
    year: 'numeric',
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  }
}
