import type { IpFamily } from './ipAddresses.ts';

/** A half-open range of UTF-16 offsets in the pasted text, as `String.prototype.slice` takes them. */
export type TextRange = { readonly start: number; readonly end: number };

/**
 * A value and where in the pasted text it stands.
 * `counted` marks a number that the tool did not print as such and that was counted from the list it did print
 * (`fping -C` prints one column per probe and no totals); the range is then the list.
 */
export type Located<T> = TextRange & { readonly value: T; readonly counted?: true };

/** An address as printed. `address` is absent when the text at that place is no valid address: `raw` is then all there is. */
export type LocatedAddress = TextRange &
  ({ readonly address: string; readonly family: IpFamily } | { readonly address?: never; readonly raw: string });
