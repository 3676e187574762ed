/**
 * The bytes of a stream as often as they are asked for: a check reads them, then the disk does. What can be read again as it
 * is, is not touched; a generator can not, so its bytes are kept in memory. Never on disk: they have not been checked yet.
 */
export function rereadable(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const isOneTime = 'next' in content;
  if (!isOneTime) return content;
  const kept: Uint8Array[] = [];
  let isWhole = false;
  return {
    async *[Symbol.asyncIterator]() {
      yield* kept;
      if (isWhole) return;
      // Not closed when a reader stops early: the next one goes on from there.
      const iterator = content[Symbol.asyncIterator]();
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        kept.push(next.value);
        yield next.value;
      }
      isWhole = true;
    },
  };
}

/** A stream that is opened anew each time that it is read. */
export const repeatable = (open: () => AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator](),
});
