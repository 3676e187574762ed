/** Crockford's base 32: no I, L, O or U, so that a number can be read out on the telephone. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Fills the array with random bytes, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array) => unknown;

declare const crypto: { getRandomValues: RandomBytes };
const systemRandom: RandomBytes = (bytes) => crypto.getRandomValues(bytes);

/** Random base-32 characters, five bits each. */
export const randomCode = (length: number, random: RandomBytes = systemRandom): string => {
  const bytes = new Uint8Array(length);
  random(bytes);
  return Array.from(bytes, (byte) => crockford[byte & 31]).join('');
};

/** An id for a list item: ten characters (50 bits), so that items made on two branches never collide. */
export const newId = (random?: RandomBytes): string => randomCode(10, random).toLowerCase();
