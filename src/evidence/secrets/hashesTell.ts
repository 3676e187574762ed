import type { EvidenceSource } from '../../domain/evidence.ts';
import type { MaskedText } from './maskingPlan.ts';

/** Fewer guesses than 2 to this power are made in no time; whoever has the hash and the rest of the text can try them all. */
const safeBits = 80;

/** How much of each character of a value nobody can guess, in bits, and at most how many in all; both rather too low. */
const guessing: Readonly<Record<string, readonly [perCharacter: number, most: number]>> = {
  privateKey: [4, 256],
  token: [4, 256],
  header: [4, 256],
  cookie: [3, 128],
  identityCard: [2, 34],
  phone: [3, 30],
  bankCard: [3, 40],
  passport: [3, 27],
  email: [2, 30],
  privateAddress: [2, 16],
};
const otherGuessing = [3, 60] as const;

/**
 * The hashes of a source without those that would give away what was masked: the hash of a line of which only a telephone
 * number is hidden is as good as the number. The lines are then found by their numbers alone.
 */
export function sourceHashes(
  source: EvidenceSource | undefined,
  pieces: readonly { readonly line: number; readonly masked: MaskedText }[],
): { readonly source?: EvidenceSource } {
  if (!source) return {};
  const hidden = pieces.flatMap(({ masked: { places } }) => places.filter(({ kept }) => !kept));
  const inFirst = pieces
    .filter(({ line }) => line === 1)
    .flatMap(({ masked: { text, places } }) => {
      const end = text.indexOf('\n');
      return places.filter(({ kept, masked }) => !kept && (end < 0 || masked.start < end));
    });
  const result: EvidenceSource = { ...source };
  if (hidden.length > 0 && bitsOf(hidden) < safeBits) delete result.sha256;
  if (inFirst.length > 0 && bitsOf(inFirst) < safeBits) delete result.firstLineSha256;
  return { source: result };
}

function bitsOf(places: MaskedText['places']): number {
  const values = new Map(places.map(({ value, rule }) => [value, rule]));
  let bits = 0;
  for (const [value, rule] of values) {
    const [perCharacter, most] = guessing[rule] ?? otherGuessing;
    bits += Math.min(most, value.length * perCharacter);
  }
  return bits;
}
