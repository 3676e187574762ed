import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 as node's `createHash` gives it. Web Crypto's is asynchronous and takes no stream. */
export function createHash(algorithm: string): Hash {
  if (algorithm !== 'sha256') throw new Error(`No ${algorithm} in a browser`);
  return new Hash();
}

class Hash {
  readonly #hash = sha256.create();

  update(data: string | Uint8Array): this {
    this.#hash.update(typeof data === 'string' ? new TextEncoder().encode(data) : data);
    return this;
  }

  digest(_encoding: 'hex'): string {
    return hex(this.#hash.digest());
  }
}

/** Random bytes, of which only the hexadecimal spelling is asked for. */
export const randomBytes = (count: number): { toString(encoding: 'hex'): string } => {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return { toString: () => hex(bytes) };
};

export const randomUUID = (): string => crypto.randomUUID();

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export default { createHash, randomBytes, randomUUID };
