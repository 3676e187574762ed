import type { Case } from '../domain/case.ts';
import { valuesOf } from '../domain/records/rules.ts';
import { proposedHosts } from './proposedHosts.ts';
import { readUrl } from './urlTarget.ts';

/** A URL that the case speaks of, and the dotted key of the field that it was found in. */
export interface ProposedUrl {
  readonly url: string;
  readonly from: string;
}

/** URLs that the case speaks of, those that are written out first, then `https://` with the hosts. None has a password in it. */
export function proposedUrls(current: Case): ProposedUrl[] {
  const details = valuesOf(current.details);
  const fields: [from: string, value: unknown][] = [
    ['details.network.specificSite', valuesOf(details.network).specificSite],
    ['details.thirdParty.endpoint', valuesOf(details.thirdParty).endpoint],
    ['intake.system', valuesOf(current.intake).system],
    ['details.access.functionNeeded', valuesOf(details.access).functionNeeded],
  ];
  const found = new Map<string, ProposedUrl>();
  const add = (text: string, from: string): void => {
    const read = readUrl(text);
    if ('url' in read && !found.has(read.url)) found.set(read.url, { url: read.url, from });
  };
  for (const [from, value] of fields) {
    if (typeof value !== 'string') continue;
    for (const [text] of value.slice(0, 5_000).matchAll(/https?:\/\/[^\s"'<>，。；、）)]+/gi)) add(text, from);
  }
  for (const { host, from } of proposedHosts(current)) {
    const place = host.includes(':') ? `[${host}]` : host;
    if (![...found.values()].some(({ url }) => new URL(url).hostname === place)) add(`https://${place}`, from);
  }
  return [...found.values()];
}
