import { text, type Text } from './text.ts';

/** What an item of evidence is to a reader; finer than the `kind` of the file format, and found from the item alone. */
const shownKinds = {
  log: { icon: 'output', label: text('Log excerpt', '日志摘录') },
  terminal: { icon: 'terminal', label: text('Command output', '命令输出') },
  picture: { icon: 'file-media', label: text('Picture', '图片') },
  archive: { icon: 'file-zip', label: text('Archive', '压缩包') },
  pdf: { icon: 'file-pdf', label: text('PDF', 'PDF') },
  reference: { icon: 'file-symlink-file', label: text('Reference to a file', '文件引用') },
  file: { icon: 'file', label: text('File', '文件') },
} as const satisfies Readonly<Record<string, { readonly icon: string; readonly label: Text }>>;
type ShownKind = keyof typeof shownKinds;

interface Known {
  readonly kind: string;
  readonly file?: string | undefined;
}

/** The codicon of an item. */
export const evidenceIcon = (item: Known): string => shownKinds[shownKindOf(item) ?? 'file'].icon;

/** What an item is, in a word or two; a kind of a newer version as it stands. */
export const evidenceKind = (item: Known): Text => {
  const shown = shownKindOf(item);
  return shown ? shownKinds[shown].label : text(item.kind, item.kind);
};

/** Whether the name of the item's file says that it is a picture that VS Code can show. */
export const isPicture = ({ file = '' }: Pick<Known, 'file'>): boolean =>
  /\.(?:png|jpe?g|gif|webp|bmp|ico|avif)$/i.test(file);

function shownKindOf(item: Known): ShownKind | undefined {
  if (item.kind === 'log' || item.kind === 'terminal') return item.kind;
  if (item.kind !== 'file') return undefined;
  const { file } = item;
  if (file === undefined) return 'reference';
  if (isPicture(item)) return 'picture';
  if (/\.(?:zip|7z|rar|tar|t?gz|bz2|xz|zst|jar|war)$/i.test(file)) return 'archive';
  return /\.pdf$/i.test(file) ? 'pdf' : 'file';
}
