/** A text of at most this many letters; what is left out shows as an ellipsis. Never cuts a letter in two. */
export function shorten(value: string, most: number): string {
  const letters = Array.from(value.trim());
  return letters.length <= most
    ? value.trim()
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
