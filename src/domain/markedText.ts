/** The versions that a text with conflict markers holds. */
export interface MarkedText {
  readonly ours: string;
  readonly theirs: string;
  /** Only where git was told to show it (`merge.conflictStyle` diff3 or zdiff3). */
  readonly base: string | undefined;
  /** What stands behind the markers, such as a branch. */
  readonly labels: { readonly ours: string | undefined; readonly theirs: string | undefined };
}

type Section = 'both' | 'ours' | 'base' | 'theirs';

/** Takes a text with conflict markers apart; `undefined` when it has none, or they are out of order. */
export function readMarkedText(text: string): MarkedText | undefined {
  const sides: Record<'ours' | 'base' | 'theirs', string[]> = { ours: [], base: [], theirs: [] };
  const labels: Record<'ours' | 'theirs', string | undefined> = { ours: undefined, theirs: undefined };
  let section: Section = 'both';
  let conflicts = 0;
  let bases = 0;
  for (const line of text.split('\n')) {
    const marker = markerOf(line);
    if (marker === undefined) {
      for (const side of ['ours', 'base', 'theirs'] as const)
        if (section === 'both' || section === side) sides[side].push(line);
      continue;
    }
    const next: Section | undefined = following(section, marker.sign);
    if (next === undefined) return undefined;
    section = next;
    if (marker.sign === '<') labels.ours ??= marker.label;
    if (marker.sign === '|') bases += 1;
    if (marker.sign === '>') {
      labels.theirs ??= marker.label;
      conflicts += 1;
    }
  }
  if (section !== 'both' || conflicts === 0) return undefined;
  const base = bases === conflicts ? sides.base.join('\n') : undefined;
  return { ours: sides.ours.join('\n'), theirs: sides.theirs.join('\n'), base, labels };
}

type Sign = '<' | '|' | '=' | '>';

/**
 * No line of a case file begins like this: its strings are indented and quoted. Markers are seven signs long, and longer in
 * what git makes of common ancestors, or where an attribute says so.
 */
function markerOf(line: string): { sign: Sign; label: string | undefined } | undefined {
  const found = /^([<|=>])\1{6,}(?: (.*?))?\r?$/.exec(line);
  const label = found?.[2]?.trim();
  switch (found?.[1]) {
    case '<':
    case '|':
    case '=':
    case '>':
      return { sign: found[1], label: label === '' ? undefined : label };
    default:
      return undefined;
  }
}

function following(section: Section, sign: Sign): Section | undefined {
  if (section === 'both') return sign === '<' ? 'ours' : undefined;
  if (section === 'theirs') return sign === '>' ? 'both' : undefined;
  if (sign === '=') return 'theirs';
  return section === 'ours' && sign === '|' ? 'base' : undefined;
}
