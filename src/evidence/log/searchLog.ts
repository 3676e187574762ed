import { textEnd, textStart } from './lineSteps.ts';
import { HitCollector, type Hit, type HitList } from './hitList.ts';
import { literalFinder } from './literalFinder.ts';
import { LogFile, type LogSnapshot } from './logFile.ts';
import { scanDecoded } from './scanDecoded.ts';
import { scanLiteral } from './scanLiteral.ts';
import type { SearchQuery } from './searchQuery.ts';
import type { TextEncoding } from './textEncoding.ts';

export interface SearchInput {
  readonly log: LogSnapshot;
  readonly encoding: TextEncoding;
  readonly query: SearchQuery;
}

/** How far a search is: everything before `bytes` was searched. */
export interface SearchProgress {
  readonly bytes: number;
  /** The line that the next byte is in. */
  readonly line: number;
  readonly count: number;
  /** Hits that were not reported before, of those that are kept from the beginning. */
  readonly hits: readonly Hit[];
}

/**
 * A task for the worker: the lines of a log that match a query.
 * @throws SyntaxError for a pattern that is none; LogChanged when the log was rotated or emptied meanwhile
 */
export async function searchLog(
  { log: snapshot, encoding, query }: SearchInput,
  report: (progress: SearchProgress) => void,
): Promise<HitList> {
  const log = await LogFile.open(snapshot.path, snapshot);
  try {
    const hits = new HitCollector();
    let reported = 0;
    const scan = {
      log,
      encoding,
      start: textStart(log, encoding),
      end: textEnd(log, encoding),
      found: (hit: Hit) => hits.add(hit),
      reached: (bytes: number, line: number) => {
        const fresh = hits.firstFrom(reported);
        reported += fresh.length;
        report({ bytes, line, count: hits.count, hits: fresh });
      },
    };
    const finder = query.isPattern ? undefined : literalFinder(query, encoding);
    if (finder) scanLiteral(scan, finder);
    else scanDecoded(scan, query);
    await log.verify();
    return hits.list();
  } finally {
    await log.close();
  }
}
