import { annotationMeaning } from './annotations.ts';
import { addressOrRaw, locate, type CleanLine } from './cleanLine.ts';
import { wholeLine } from './hopLine.ts';
import { ipFamilyOf, looksLikeDamagedAddress } from './ipAddresses.ts';
import type { Located, TextRange } from './located.ts';
import { locateNumber, readNumbers, timeUnitAt, toNumber } from './numbers.ts';
import type { Run, StartRun } from './run.ts';
import type { TracepathHop, TracepathSegment } from './segments.ts';

const start = /^\s{0,12}(\d{1,3})(\??):\s+(?=\S)/;
const timeIn = /(?<![\w.-])(\d{1,6}(?:[.,]\d{1,6})?)/g;

type PathLine = { readonly hop: TracepathHop; readonly initial: boolean; readonly certain: boolean };

/** Reads ` 4:  203.0.113.17   12.5ms asymm  8`: hop, host, time, then words with a number (`pmtu`, `asymm`), a mark, or a word that means reached. */
const readPathLine = (line: CleanLine): PathLine | undefined => {
  const { text } = line;
  const match = start.exec(text);
  const digits = match?.[1];
  if (match === null || digits === undefined || text.length > 600) return undefined;
  const ttlFrom = match[0].indexOf(digits);
  const ttl = locate(line, ttlFrom, ttlFrom + digits.length, Number(digits));
  const initial = match[2] === '?' || text.charAt(match[0].length) === '[';
  const time = initial ? undefined : findTime(line, match[0].length);
  const tail = text.slice(time?.to ?? match[0].length);
  const tailFrom = time?.to ?? match[0].length;
  const labelled = new Map<string, Located<number>>();
  for (const pair of tail.matchAll(/([^\s\d:]{2,20})\s+(\d{1,5})(?!\S)/g)) {
    const value = pair[2] ?? '';
    const at = tailFrom + pair.index + pair[0].length - value.length;
    labelled.set(
      pair[1]?.toLowerCase() === 'pmtu' ? 'pmtu' : 'asymm',
      locate(line, at, at + value.length, Number(value)),
    );
  }
  const mtu = labelled.get('pmtu');
  if (initial) return { hop: { ttl, ...(mtu === undefined ? {} : { mtu }) }, initial: true, certain: true };
  const mark = /(?:^|\s)(![A-Z]?(?:-\d{1,5})?)\s*$/.exec(tail);
  const host = /^\S+/.exec(text.slice(match[0].length))?.[0] ?? '';
  if (time === undefined) return { hop: { ttl, timeout: true }, initial: false, certain: false };
  const meaning = mark?.[1] === undefined ? undefined : annotationMeaning(mark[1], 'linux');
  const between = text.slice(match[0].length + host.length, time.from).trim();
  const inner = /^\((\S+)\)$/.exec(between)?.[1];
  const hostFrom = match[0].length;
  const isAddress = ipFamilyOf(host) !== undefined || looksLikeDamagedAddress(host);
  const asymmetric = labelled.get('asymm');
  const reached = labelled.size === 0 && mark === null && /^\s*[\p{L}\ufffd?]/u.test(tail);
  const innerFrom = text.indexOf('(', hostFrom + host.length) + 1;
  return {
    hop: {
      ttl,
      ...(inner !== undefined
        ? { address: addressOrRaw(line, innerFrom, innerFrom + inner.length) }
        : isAddress
          ? { address: addressOrRaw(line, hostFrom, hostFrom + host.length) }
          : {}),
      ...(isAddress ? {} : { name: locate(line, hostFrom, hostFrom + host.length, host) }),
      rtt: time.value,
      ...(reached ? { reached: true } : {}),
      ...(mtu === undefined ? {} : { mtu }),
      ...(asymmetric === undefined ? {} : { asymmetric }),
      ...(mark?.[1] === undefined
        ? {}
        : {
            annotation: locate(
              line,
              tailFrom + tail.indexOf(mark[1]),
              tailFrom + tail.indexOf(mark[1]) + mark[1].length,
              mark[1],
            ),
          }),
      ...(meaning === undefined ? {} : { meaning }),
    },
    initial: false,
    certain: between === '' || inner !== undefined,
  };
};

const findTime = (line: CleanLine, from: number): { value: Located<number>; from: number; to: number } | undefined => {
  for (const match of line.text.matchAll(timeIn)) {
    const digits = match[1] ?? '';
    const end = match.index + digits.length;
    if (match.index < from || ipFamilyOf(/^\S+/.exec(line.text.slice(match.index))?.[0] ?? '') !== undefined) continue;
    const unit = timeUnitAt(line.text, end);
    if (unit !== undefined)
      return { value: locate(line, match.index, end, toNumber(digits) * unit.factor), from: match.index, to: unit.to };
  }
  return undefined;
};

/** A run of tracepath, which begins with ` 1?:` and ends with a line that sums up path MTU, hops and hops back (iputils `tracepath.c`). */
class TracepathRun implements Run {
  private readonly hops: TracepathHop[] = [];
  private initialMtu: Located<number> | undefined;
  private summary: readonly Located<number>[] = [];
  private began = false;
  private closed = false;
  private range: TextRange | undefined;

  offer(line: CleanLine): boolean {
    if (this.closed) return false;
    const found = readPathLine(line);
    if (found !== undefined) {
      const last = this.hops.at(-1);
      if (found.initial ? this.began || last !== undefined : last !== undefined && found.hop.ttl.value < last.ttl.value)
        return false;
      if (!found.initial && !found.certain && last !== undefined && found.hop.ttl.value > last.ttl.value + 1)
        return false;
      if (found.initial) {
        this.began = true;
        this.initialMtu = found.hop.mtu;
      } else this.hops.push(found.hop);
      this.extend(wholeLine(line));
      return true;
    }
    if (!/^\s+\S/.test(line.text) && !/pmtu/i.test(line.text)) return false;
    const numbers = readNumbers(line.text).filter((token) => token.whole && !token.glued && token.unit?.known !== true);
    if (numbers.length === 0 || numbers.length > 3 || (numbers[0]?.value ?? 0) < 68) return false;
    this.summary = numbers.map((token) => locateNumber(line, token));
    this.closed = numbers.length === 3;
    this.extend(wholeLine(line));
    return true;
  }

  private extend({ start: from, end }: TextRange): void {
    this.range = { start: Math.min(from, this.range?.start ?? from), end: Math.max(end, this.range?.end ?? end) };
  }

  finish(): readonly TracepathSegment[] {
    if (this.range === undefined) return [];
    const [pathMtu, hopCount, back] = this.summary;
    return [
      {
        kind: 'tracepath',
        ...this.range,
        ...(this.initialMtu === undefined ? {} : { initialMtu: this.initialMtu }),
        ...(pathMtu === undefined ? {} : { pathMtu }),
        ...(hopCount === undefined ? {} : { hopCount }),
        ...(back === undefined ? {} : { back }),
        reached: hopCount !== undefined || this.hops.some((hop) => hop.reached === true),
        hops: this.hops,
        completeness: { start: this.began, summary: pathMtu !== undefined },
      },
    ];
  }
}

/** Starts a tracepath at its first line, or at a hop whose shape is only tracepath's. */
export const startTracepath: StartRun = (line) => {
  const found = readPathLine(line);
  if (
    found === undefined ||
    !found.certain ||
    (found.initial && found.hop.mtu === undefined && !/\?:\s+\[/.test(line.text))
  )
    return undefined;
  const run = new TracepathRun();
  return run.offer(line) ? run : undefined;
};
