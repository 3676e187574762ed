import type { NewEvidence, ReferencedEvidence } from '../attachEvidence.ts';

/** A text of the manifest that may hold a secret, by where it stands. */
export type ItemField = 'title' | 'note' | 'line' | 'cwd' | 'path' | 'folder';

type AnyItem = NewEvidence | ReferencedEvidence;

/** The texts of an item beside its content, in the order of the manifest. */
export function itemTexts({ title, note, command, source }: AnyItem): readonly (readonly [ItemField, string])[] {
  const all: readonly (readonly [ItemField, string | undefined])[] = [
    ['title', title],
    ['note', note],
    ['path', source?.path],
    ['folder', source?.folder],
    ['line', command?.line],
    ['cwd', command?.cwd],
  ];
  return all.flatMap(([field, text]) => (text === undefined || text === '' ? [] : [[field, text] as const]));
}

/** The item with some of its texts replaced. */
export function withTexts<T extends AnyItem>(item: T, texts: ReadonlyMap<ItemField, string>): T {
  const { source, command } = item;
  const part = (key: string, field: ItemField): Partial<Record<string, string>> => {
    const text = texts.get(field);
    return text === undefined ? {} : { [key]: text };
  };
  return {
    ...item,
    ...part('title', 'title'),
    ...part('note', 'note'),
    ...(source && { source: { ...source, ...part('path', 'path'), ...part('folder', 'folder') } }),
    ...(command && { command: { ...command, ...part('line', 'line'), ...part('cwd', 'cwd') } }),
  };
}
