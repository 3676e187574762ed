/** The traceroutes whose marks differ. `unknown`: the text does not say which one it was. */
export type TracerouteTool = 'linux' | 'busybox' | 'inetutils' | 'bsd' | 'cisco' | 'windows' | 'unknown';

/** What an annotation means, in the terms of RFC 792 (codes 0 to 5), RFC 1122 section 3.2.2.1 (6 to 12), RFC 1812 (13 to 15) and RFC 4443. */
export type AnnotationCode =
  | 'networkUnreachable'
  | 'hostUnreachable'
  | 'protocolUnreachable'
  | 'portUnreachable'
  | 'fragmentationNeeded'
  | 'sourceRouteFailed'
  | 'networkUnknown'
  | 'hostUnknown'
  | 'sourceIsolated'
  | 'networkProhibited'
  | 'hostProhibited'
  | 'administrativelyProhibited'
  | 'networkTypeOfService'
  | 'hostTypeOfService'
  | 'precedenceViolation'
  | 'precedenceCutoff'
  | 'beyondScope'
  | 'sourceQuench'
  | 'timedOut'
  | 'ttlTooLow'
  | 'otherUnreachable'
  | 'portOpen'
  | 'portClosed';

/**
 * What a mark means. `candidates` is there instead of `code` when the tools disagree and the text does not say which tool it was:
 * nothing is guessed.
 */
export type AnnotationMeaning =
  | { readonly code: AnnotationCode; readonly icmpCode?: number; readonly mtu?: number }
  | { readonly code?: never; readonly candidates: readonly AnnotationCode[] };

type Marks = Readonly<Partial<Record<string, AnnotationCode>>>;

const common: Marks = {
  H: 'hostUnreachable',
  N: 'networkUnreachable',
  P: 'protocolUnreachable',
  S: 'sourceRouteFailed',
  F: 'fragmentationNeeded',
};

/**
 * Marks by tool, after their sources and manuals: traceroute 2.1 (Linux) `extract_ee_info`, traceroute(8) of FreeBSD (macOS, Junos
 * and Solaris descend from the same LBL code), BusyBox `networking/traceroute.c`, GNU inetutils `src/traceroute.c`,
 * Cisco IOS "Understanding the Ping and Traceroute Commands".
 */
const marksByTool: Readonly<Record<Exclude<TracerouteTool, 'unknown'>, Marks>> = {
  linux: { ...common, X: 'administrativelyProhibited', V: 'precedenceViolation', C: 'precedenceCutoff' },
  busybox: {
    ...common,
    A: 'administrativelyProhibited',
    C: 'hostProhibited',
    U: 'networkUnknown',
    W: 'hostUnknown',
    I: 'sourceIsolated',
    T: 'networkTypeOfService',
    '': 'ttlTooLow',
  },
  inetutils: { ...common, X: 'administrativelyProhibited', '*': 'otherUnreachable' },
  bsd: {
    ...common,
    U: 'networkUnknown',
    W: 'hostUnknown',
    I: 'sourceIsolated',
    A: 'networkProhibited',
    Z: 'hostProhibited',
    Q: 'networkTypeOfService',
    T: 'hostTypeOfService',
    X: 'administrativelyProhibited',
    V: 'precedenceViolation',
    C: 'precedenceCutoff',
    B: 'beyondScope',
    '': 'ttlTooLow',
  },
  cisco: {
    H: 'hostUnreachable',
    N: 'networkUnreachable',
    P: 'protocolUnreachable',
    A: 'administrativelyProhibited',
    Q: 'sourceQuench',
    T: 'timedOut',
    U: 'portUnreachable',
  },
  windows: {},
};

const bracketed: Marks = {
  open: 'portOpen',
  'target open': 'portOpen',
  closed: 'portClosed',
  'target closed': 'portClosed',
};

/** The tools that can have printed the mark, by letter, for a text that does not name its tool. */
const candidatesFor = (letter: string): readonly AnnotationCode[] => [
  ...new Set(
    Object.values(marksByTool)
      .map((marks) => marks[letter])
      .filter((code) => code !== undefined),
  ),
];

/** The meaning of a mark as printed (`!H`, `!F-1400`, `!<13>`, `!`, `[open]`) by that tool; undefined when no tool has it. */
export const annotationMeaning = (mark: string, tool: TracerouteTool): AnnotationMeaning | undefined => {
  const inBrackets = bracketed[mark.replace(/^\[|\]$/g, '')];
  if (inBrackets !== undefined) return { code: inBrackets };
  const parts = /^!(?:([A-Z*]?)(?:-(\d{1,5}))?|<?(\d{1,3})>?)$/.exec(mark);
  if (parts === null) return undefined;
  if (parts[3] !== undefined) return { code: 'otherUnreachable', icmpCode: Number(parts[3]) };
  const letter = parts[1] ?? '';
  const mtu = parts[2] === undefined ? {} : { mtu: Number(parts[2]) };
  const own = tool === 'unknown' ? undefined : marksByTool[tool][letter];
  if (own !== undefined) return { code: own, ...mtu };
  const candidates = candidatesFor(letter);
  const [first, ...others] = candidates;
  if (first === undefined) return undefined;
  return others.length === 0 ? { code: first, ...mtu } : { candidates };
};
