import { language } from '../../platform/language.ts';

/** A moment in the user's language and zone, to the minute. @param ms milliseconds since the epoch */
export const momentText = (ms: number): string =>
  new Date(ms).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
