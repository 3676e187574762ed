/** A name, so that one person written in two ways is one person. */
export const nameKey = (name: string | undefined): string => (name ?? '').trim().normalize('NFKC').toLowerCase();
