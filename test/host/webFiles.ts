import http from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { projectRoot } from './hosts.ts';

const requestSchema = z.object({
  operation: z.enum(['stat', 'list', 'read', 'write', 'folder', 'delete', 'rename']),
  path: z.string(),
  to: z.string().optional(),
  content: z.string().optional(),
  overwrite: z.boolean().optional(),
});
type Request = z.infer<typeof requestSchema>;
type Answer = { readonly value?: unknown; readonly error?: string };

/** The scheme of the virtual folder that `WebFiles` gives VS Code. */
export const webScheme = 'casebook-web';

/**
 * What VS Code in a browser gets from elsewhere: the extension as an extension service serves it, and a virtual folder whose
 * files are in the memory of the test, behind an extension that provides a file system.
 */
export class WebFiles {
  /** Contents of the files by path. */
  readonly files = new Map<string, Buffer>();
  readonly #folders = new Set<string>(['/']);
  #clock = 1_000;
  #server: http.Server | undefined;
  authority = '';
  /** Where the page and the extensions find all this. */
  base = '';

  async start(): Promise<void> {
    this.#server = http.createServer((request, response) => {
      void this.#serve(request).then(
        ({ status = 200, body, type }) => {
          response.writeHead(status, { 'Access-Control-Allow-Origin': '*', 'Content-Type': type });
          response.end(body);
        },
        (error: unknown) => {
          response.writeHead(404, { 'Access-Control-Allow-Origin': '*' });
          response.end(String(error));
        },
      );
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.authority = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  put(file: string, content: string): void {
    for (let folder = path.posix.dirname(file); folder !== '/'; folder = path.posix.dirname(folder))
      this.#folders.add(folder);
    this.files.set(file, Buffer.from(content));
  }

  async #serve(request: http.IncomingMessage): Promise<{ status?: number; body: string | Buffer; type: string }> {
    const { pathname } = new URL(request.url ?? '/', 'http://test');
    if (request.method === 'POST') {
      const answer = this.#answer(requestSchema.parse(JSON.parse(await text(request))));
      return { body: JSON.stringify(answer), type: 'application/json' };
    }
    if (pathname === '/provider/package.json')
      return { body: JSON.stringify(providerManifest), type: 'application/json' };
    if (pathname === '/provider/provider.js') return { body: providerCode(this.base), type: 'text/javascript' };
    const inside = /^\/extension\/((?:[\w@.-]+\/)*[\w@.-]+)$/.exec(decodeURIComponent(pathname))?.[1];
    if (inside === undefined) throw new Error(`Nothing at ${pathname}`);
    const types: Readonly<Record<string, string>> = {
      '.js': 'text/javascript',
      '.cjs': 'text/javascript',
      '.css': 'text/css',
      '.svg': 'image/svg+xml',
    };
    return {
      body: await readFile(path.join(projectRoot, inside)),
      type: types[path.extname(inside)] ?? 'application/octet-stream',
    };
  }

  #answer(request: Request): Answer {
    const { operation, path: at, to = '', content = '', overwrite = true } = request;
    const has = (place: string): boolean => this.files.has(place) || this.#folders.has(place);
    switch (operation) {
      case 'stat': {
        if (!has(at)) return { error: 'FileNotFound' };
        const file = this.files.get(at);
        return { value: { type: file ? 1 : 2, ctime: 0, mtime: this.#clock, size: file?.length ?? 0 } };
      }
      case 'list': {
        if (!this.#folders.has(at)) return { error: 'FileNotFound' };
        const inside = (place: string): boolean => place !== '/' && path.posix.dirname(place) === at;
        const names = (places: Iterable<string>, type: number) =>
          [...places].filter(inside).map((place) => [path.posix.basename(place), type]);
        return { value: [...names(this.files.keys(), 1), ...names(this.#folders, 2)] };
      }
      case 'read':
        return this.files.has(at) ? { value: this.files.get(at)?.toString('base64') } : { error: 'FileNotFound' };
      case 'write':
        if (this.files.has(at) && !overwrite) return { error: 'FileExists' };
        if (!this.#folders.has(path.posix.dirname(at))) return { error: 'FileNotFound' };
        this.#clock += 1;
        this.files.set(at, Buffer.from(content, 'base64'));
        return {};
      case 'folder':
        if (has(at)) return { error: 'FileExists' };
        this.#folders.add(at);
        return {};
      case 'delete':
        if (!has(at)) return { error: 'FileNotFound' };
        for (const place of [...this.files.keys(), ...this.#folders])
          if (place === at || place.startsWith(`${at}/`)) {
            this.files.delete(place);
            this.#folders.delete(place);
          }
        return {};
      case 'rename': {
        const file = this.files.get(at);
        if (!file) return { error: 'FileNotFound' };
        if (has(to) && !overwrite) return { error: 'FileExists' };
        this.#clock += 1;
        this.files.delete(at);
        this.files.set(to, file);
        return {};
      }
    }
  }
}

const providerManifest = {
  name: 'web-files',
  publisher: 'test',
  version: '1.0.0',
  engines: { vscode: '^1.96.0' },
  browser: './provider.js',
  activationEvents: [`onFileSystem:${webScheme}`],
};

const providerCode = (base: string): string => `
const vscode = require('vscode');
exports.activate = (context) => {
  const changed = new vscode.EventEmitter();
  const ask = async (request, uri) => {
    const response = await fetch('${base}/', { method: 'POST', body: JSON.stringify(request) });
    const { value, error } = await response.json();
    if (error !== undefined) throw vscode.FileSystemError[error](uri);
    return value;
  };
  const tell = (type, ...uris) => changed.fire(uris.map((uri) => ({ type, uri })));
  const { Created, Changed, Deleted } = vscode.FileChangeType;
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => ask({ operation: 'stat', path: uri.path }, uri),
    readDirectory: (uri) => ask({ operation: 'list', path: uri.path }, uri),
    readFile: async (uri) => Uint8Array.from(atob(await ask({ operation: 'read', path: uri.path }, uri)), (c) => c.charCodeAt(0)),
    writeFile: async (uri, bytes, { overwrite }) => {
      await ask({ operation: 'write', path: uri.path, content: base64(bytes), overwrite }, uri);
      tell(Changed, uri);
    },
    createDirectory: async (uri) => { await ask({ operation: 'folder', path: uri.path }, uri); tell(Created, uri); },
    delete: async (uri) => { await ask({ operation: 'delete', path: uri.path }, uri); tell(Deleted, uri); },
    rename: async (from, to, { overwrite }) => {
      await ask({ operation: 'rename', path: from.path, to: to.path, overwrite }, from);
      tell(Deleted, from); tell(Created, to);
    },
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('${webScheme}', provider, { isCaseSensitive: true }));
};
`;
