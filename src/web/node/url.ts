/** A host name in the ASCII form that DNS knows; empty when it is none. */
export function domainToASCII(host: string): string {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return '';
  }
}

/** The path of a file URI. */
export const fileURLToPath = (uri: string): string => decodeURIComponent(new URL(uri).pathname);
