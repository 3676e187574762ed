/** A log file of the example workspace. */
export interface ExampleLog {
  /** In the workspace, with `/`. */
  readonly path: string;
  readonly lines: readonly string[];
}

/**
 * The place of an excerpt, from 1: the line with the marker and some lines around it.
 * @throws Error when no line has the marker
 */
export function linesAround(
  log: ExampleLog,
  marker: string,
  extent: { readonly before?: number; readonly count: number; readonly last?: boolean },
): readonly [number, number] {
  const has = (line: string): boolean => line.includes(marker);
  const index = extent.last === true ? log.lines.findLastIndex(has) : log.lines.findIndex(has);
  if (index < 0) throw new Error(`${log.path} has no line with ${marker}`);
  const first = Math.max(1, index + 1 - (extent.before ?? 0));
  return [first, Math.min(log.lines.length, first + extent.count - 1)];
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** A moment of a log's own clock. Logs show local time, so no zone is involved. */
export class LogClock {
  ms: number;
  /** @param start `2026-11-16T07:00:00` */
  constructor(start: string) {
    this.ms = Date.parse(`${start}Z`);
  }
  tick(milliseconds: number): this {
    this.ms += milliseconds;
    return this;
  }
  /** `2026-11-16 09:04:05,123` with the given separators. */
  stamp(between = ' ', fraction = ','): string {
    const iso = new Date(this.ms).toISOString();
    return `${iso.slice(0, 10)}${between}${iso.slice(11, 19)}${fraction}${iso.slice(20, 23)}`;
  }
  /** `2026-11-16T09:04:05` */
  get seconds(): string {
    return new Date(this.ms).toISOString().slice(0, 19);
  }
  /** `Nov 16 09:04:05`, as syslog writes it (RFC 3164). */
  get syslog(): string {
    const date = new Date(this.ms);
    return `${monthNames[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)} ${date.toISOString().slice(11, 19)}`;
  }
  /** `16/Nov/2026:09:04:05 +0800`, as nginx writes it. */
  nginx(offset: string): string {
    const date = new Date(this.ms);
    const day = `${pad(date.getUTCDate())}/${monthNames[date.getUTCMonth()] ?? ''}/${date.getUTCFullYear()}`;
    return `${day}:${date.toISOString().slice(11, 19)} ${offset}`;
  }
}
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
