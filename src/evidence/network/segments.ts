import type { AnnotationMeaning } from './annotations.ts';
import type { Located, LocatedAddress, TextRange } from './located.ts';
import type { MessageMeaning } from './messages.ts';

/** One answer, or one missing answer, that a ping printed a line for. Times are in milliseconds. */
export type PingReply = TextRange & {
  /** `reply`: an echo reply. `error`: another host, or the own machine, reported a problem. `timeout`: no answer in time. */
  readonly status: 'reply' | 'error' | 'timeout';
  readonly from?: LocatedAddress;
  readonly name?: Located<string>;
  readonly bytes?: Located<number>;
  readonly seq?: Located<number>;
  readonly ttl?: Located<number>;
  readonly time?: Located<number>;
  /** Printed as `<1 ms`: the value is the bound. */
  readonly lessThan?: true;
  readonly duplicate?: true;
  /** The tool remarked that this answer came from another address than the one asked. */
  readonly differentAddress?: true;
  /** Seconds since 1970 as printed by `ping -D`. */
  readonly timestamp?: Located<number>;
  /** What the line says when it is no reply, as printed. */
  readonly text?: Located<string>;
  /** What that text means, when it is one we know; recognising the line never depends on it. */
  readonly meaning?: MessageMeaning;
};

/** What a ping printed at its end. A value that was not printed is absent. Times are in milliseconds. */
export type PingPrinted = {
  readonly sent?: Located<number>;
  readonly received?: Located<number>;
  readonly lost?: Located<number>;
  readonly lossPct?: Located<number>;
  readonly min?: Located<number>;
  readonly avg?: Located<number>;
  readonly max?: Located<number>;
  readonly mdev?: Located<number>;
  readonly duplicates?: Located<number>;
  readonly errors?: Located<number>;
  /** How long the whole run took, as iputils prints it. */
  readonly elapsed?: Located<number>;
};

/** A place where what was printed cannot be taken at its word. */
export type Contradiction = {
  readonly code:
    /** Windows counts an answer "destination unreachable" as received. */
    | 'errorsCountedAsReceived'
    /** More replies printed than the summary counts, duplicates aside. */
    | 'moreRepliesThanReceived'
    /** The summary counts more received than sent (hping counts duplicates so). */
    | 'moreReceivedThanSent'
    /** The printed percentage does not follow from the printed counts. */
    | 'lossPctMismatch'
    /** A printed reply time lies outside the printed minimum and maximum. */
    | 'timeOutsideRange';
  readonly printed: number;
  readonly derived: number;
};

/** What follows from the lines, kept apart from what was printed. */
export type PingDerived = {
  /** Echo replies printed one by one, duplicates not counted; absent when the tool printed no lines for them. */
  readonly echoReplies?: number;
  /** Share of sent packets that got no echo reply, in percent; absent when too little was pasted to tell. */
  readonly realLossPct?: number;
  readonly contradictions: readonly Contradiction[];
};

/** One run of ping or of a tool like it (fping, hping3, nping, psping, a router's ping). */
export type PingSegment = TextRange & {
  readonly kind: 'ping';
  readonly target?: Located<string>;
  readonly address?: LocatedAddress;
  /** The sender's own address, where the header has it. */
  readonly source?: LocatedAddress;
  readonly printed: PingPrinted;
  /** Summaries printed while the run went on (Ctrl-Break in Windows, SIGQUIT in iputils). */
  readonly interim: readonly PingPrinted[];
  readonly replies: readonly PingReply[];
  readonly derived: PingDerived;
  readonly completeness: { readonly header: boolean; readonly summary: boolean };
};

/** One probe of a hop. Times are in milliseconds. */
export type TraceProbe = {
  readonly address?: LocatedAddress;
  readonly name?: Located<string>;
  readonly rtt?: Located<number>;
  readonly lessThan?: true;
  readonly timeout?: true;
  /** The mark after the time as printed, such as `!H`, or the words that Windows prints instead of times. */
  readonly annotation?: Located<string>;
  readonly meaning?: AnnotationMeaning;
  readonly asn?: Located<string>;
  readonly mpls?: Located<string>;
  readonly mtu?: Located<number>;
  /** Hops of the way back as guessed by the tool (`--back`), when they differ. */
  readonly back?: Located<number>;
};

/** One hop of a trace. */
export type TraceHop = { readonly ttl: Located<number>; readonly probes: readonly TraceProbe[] };

/** One run of traceroute, tracert or a tool like them. */
export type TracerouteSegment = TextRange & {
  readonly kind: 'traceroute';
  readonly target?: Located<string>;
  readonly address?: LocatedAddress;
  /** The sender's own address, where the header has it. */
  readonly source?: LocatedAddress;
  readonly maxHops?: Located<number>;
  /** Whether a hop answered from the target's address; absent when that address is not in the text. */
  readonly reached?: boolean;
  readonly hops: readonly TraceHop[];
  /** Hops whose line is cut off or torn apart by other output: what could be read of them. */
  readonly partialHops: readonly TraceHop[];
  readonly completeness: { readonly header: boolean; readonly firstHop: boolean; readonly lastHop: boolean };
};

/** One line of tracepath. A hop may have several lines. Times are in milliseconds. */
export type TracepathHop = {
  readonly ttl: Located<number>;
  readonly address?: LocatedAddress;
  readonly name?: Located<string>;
  readonly rtt?: Located<number>;
  readonly timeout?: true;
  readonly reached?: true;
  readonly mtu?: Located<number>;
  readonly asymmetric?: Located<number>;
  readonly annotation?: Located<string>;
  readonly meaning?: AnnotationMeaning;
};

/** One run of tracepath, which prints no header: its target is only known when it answered. */
export type TracepathSegment = TextRange & {
  readonly kind: 'tracepath';
  readonly initialMtu?: Located<number>;
  readonly pathMtu?: Located<number>;
  readonly hopCount?: Located<number>;
  readonly back?: Located<number>;
  readonly reached: boolean;
  readonly hops: readonly TracepathHop[];
  readonly completeness: { readonly start: boolean; readonly summary: boolean };
};

/** One hop of mtr. `stats` is keyed by mtr's own column names (`Loss%`, `Snt`, `Last`, `Avg`, …), times in milliseconds. */
export type MtrHop = {
  readonly ttl: Located<number>;
  readonly address?: LocatedAddress;
  readonly name?: Located<string>;
  readonly asn?: Located<string>;
  readonly mpls: readonly Located<string>[];
  readonly stats: Readonly<Record<string, Located<number>>>;
  /** Further hosts that answered at this hop. */
  readonly others: readonly { readonly address?: LocatedAddress; readonly name?: Located<string> }[];
  /** Round-trip times one by one, in the raw format only. */
  readonly rtts?: readonly Located<number>[];
};

/** One run of mtr or WinMTR, in any of its output formats. */
export type MtrSegment = TextRange & {
  readonly kind: 'mtr';
  readonly format: 'report' | 'csv' | 'json' | 'xml' | 'raw' | 'winmtr' | 'screen';
  readonly source?: Located<string>;
  readonly target?: Located<string>;
  readonly address?: LocatedAddress;
  readonly columns: readonly string[];
  readonly hops: readonly MtrHop[];
  /** `needsTerminal`: this is the byte stream of a full-screen program; only a terminal emulator can say what was shown. */
  readonly warning?: 'needsTerminal';
};

/** Lost of sent, as pathping prints it. */
export type PathpingLoss = {
  readonly lost: Located<number>;
  readonly sent: Located<number>;
  readonly pct: Located<number>;
};

/** One hop of pathping. Hop 0 is the own machine. */
export type PathpingHop = {
  readonly ttl: Located<number>;
  readonly address?: LocatedAddress;
  readonly name?: Located<string>;
  readonly timeout?: true;
  readonly rtt?: Located<number>;
  readonly lessThan?: true;
  readonly sourceToHere?: PathpingLoss;
  readonly node?: PathpingLoss;
  /** Loss on the link that leads to the next hop. */
  readonly linkAfter?: PathpingLoss;
};

/** One run of Windows pathping. */
export type PathpingSegment = TextRange & {
  readonly kind: 'pathping';
  readonly target?: Located<string>;
  readonly address?: LocatedAddress;
  readonly maxHops?: Located<number>;
  readonly hops: readonly PathpingHop[];
  readonly completeness: { readonly header: boolean; readonly statistics: boolean };
};

/** A tool that said why it did nothing at all, such as a name that could not be resolved. */
export type FailureSegment = TextRange & {
  readonly kind: 'failure';
  readonly tool?: string;
  readonly text: Located<string>;
  readonly meaning?: MessageMeaning;
};

/** One recognised piece of the pasted text. */
export type NetworkSegment =
  PingSegment | TracerouteSegment | TracepathSegment | MtrSegment | PathpingSegment | FailureSegment;
