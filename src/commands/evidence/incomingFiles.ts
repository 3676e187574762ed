import * as vscode from 'vscode';
import { extensionOf } from '../../evidence/evidenceName.ts';
import { pictureFormat } from '../../evidence/pictureFormat.ts';
import { language } from '../../platform/language.ts';
import { UserError } from '../../platform/userError.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../commands.ts';
import { attachTo } from './attachTo.ts';
import { IncomingContent } from './incomingContent.ts';
import { askPastLimit, sizeLimit, sizeText } from './sizeLimit.ts';

interface Begun {
  readonly name: string;
  readonly bytes: number;
  readonly isPasted: boolean;
}
interface Incoming extends Begun {
  readonly content: IncomingContent;
  readonly abort: AbortController;
  /** Runs from the first piece on, which tells what kind of file it is. */
  attaching?: Promise<string | undefined>;
}

/** Files that a panel hands over piece by piece: each goes into the case as it comes, and nothing of it is trusted. */
export class IncomingFiles implements vscode.Disposable {
  readonly #services: Services;
  readonly #folder: CaseFolder;
  readonly #files = new Map<string, Incoming>();

  constructor(services: Services, folder: CaseFolder) {
    this.#services = services;
    this.#folder = folder;
  }

  /** @returns whether the file is wanted: one past the size limit is asked for */
  async begin(file: string, begun: Begun): Promise<boolean> {
    const limit = sizeLimit(vscode.Uri.parse(this.#folder));
    if (begun.bytes > limit) {
      const what = `${begun.name} (${sizeText(begun.bytes)})`;
      if ((await askPastLimit([what], limit, false)) !== 'copy') return false;
    }
    this.#files.set(file, { ...begun, content: new IncomingContent(begun.bytes), abort: new AbortController() });
    return true;
  }

  /** Takes a piece; resolves when it was written, so that the panel sends no faster than the disk takes. */
  async take(file: string, data: Uint8Array): Promise<void> {
    const incoming = this.#get(file);
    if (!incoming.attaching) this.#attach(incoming, data);
    await incoming.content.push(data);
  }

  /** @returns the id of the new evidence; undefined when the person decided against it */
  async end(file: string): Promise<string | undefined> {
    const incoming = this.#get(file);
    if (!incoming.attaching) this.#attach(incoming, new Uint8Array());
    incoming.content.end();
    try {
      return await incoming.attaching;
    } finally {
      this.#files.delete(file);
    }
  }

  /** Nothing of the file is kept. */
  cancel(file: string): void {
    const incoming = this.#files.get(file);
    this.#files.delete(file);
    incoming?.abort.abort();
    incoming?.content.fail(new vscode.CancellationError());
  }

  dispose(): void {
    for (const file of [...this.#files.keys()]) this.cancel(file);
  }

  #get(file: string): Incoming {
    const incoming = this.#files.get(file);
    if (incoming) return incoming;
    throw new UserError(vscode.l10n.t('The file did not arrive whole. Nothing was attached; try again.'));
  }

  #attach(incoming: Incoming, head: Uint8Array): void {
    incoming.attaching = this.#attached(incoming, head);
    // What the content was told is thrown where the panel waits; a failure that nobody waits for is none.
    incoming.attaching.catch((error: unknown) => incoming.content.fail(error));
  }

  async #attached({ name, isPasted, content, abort }: Incoming, head: Uint8Array): Promise<string | undefined> {
    const picture = pictureFormat(head);
    if (isPasted && !picture) {
      throw new UserError(
        vscode.l10n.t(
          'What was pasted is not a picture in a format that is known here (PNG, JPEG, GIF, WebP, BMP). Nothing was attached; save it as a file and attach that.',
        ),
      );
    }
    const own = extensionOf(name);
    const extension = isPasted || own === '' ? (picture?.extension ?? '') : own;
    const title = isPasted ? screenshotTitle() : titleFrom(name);
    const item = { kind: 'file', title, extension, content: content.read() } as const;
    const [attached] = await attachTo(this.#services, this.#folder, [item], abort.signal, { isAnnounced: false });
    return attached?.id;
  }
}

/** A name that tells screenshots apart until they get a better one. */
const screenshotTitle = (): string =>
  vscode.l10n.t(
    'Screenshot {0}',
    new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'medium' }).format(Date.now()),
  );

/** The name of a file as a title: no folders, no control characters. */
const titleFrom = (name: string): string => {
  const bare = name.split(/[\\/]/).at(-1) ?? '';
  const plain = bare.replace(/\p{Cc}+/gu, ' ').trim();
  return plain === '' ? vscode.l10n.t('File') : plain.slice(0, 200);
};
