/**
 * A percentile by linear interpolation between the closest ranks (definition 7 of Hyndman and Fan 1996, a spreadsheet's
 * PERCENTILE.INC): at 0.5 the usual median, the mean of the two middle values where their number is even.
 * @param sorted ascending
 * @param share 0 to 1
 * @returns `undefined` without values: no data is not zero
 */
export function percentile(sorted: ArrayLike<number>, share: number): number | undefined {
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  if (low === undefined || high === undefined) return undefined;
  return low + (high - low) * (rank - Math.floor(rank));
}
