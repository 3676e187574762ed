import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { PageSettings } from '../../src/protocol/messages.ts';
import { panelHtml } from '../../src/views/panelHtml.ts';
import { projectRoot } from '../host/hosts.ts';
import { pageThemes, type PageTheme } from './pageThemes.ts';

export type Library = 'toolkit' | 'native';

const inProject = (...parts: string[]): string => path.join(projectRoot, ...parts);
const codicons = (name: string): string => inProject('node_modules', '@vscode', 'codicons', 'dist', name);

type ServedFiles = ReadonlyMap<string, { type: string; body: string | Buffer }>;

/** Serves the page on loopback as a webview serves it: the same skeleton, the same policy, a theme's variables beside it. */
export class PageServer {
  readonly #server: Server;
  readonly #files: ServedFiles;
  readonly #zh: Record<string, unknown>;

  private constructor(server: Server, files: ServedFiles, zh: Record<string, unknown>) {
    this.#server = server;
    this.#files = files;
    this.#zh = zh;
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', this.origin);
      const file =
        url.pathname === '/'
          ? { type: 'text/html', body: this.#page(url.searchParams) }
          : this.#files.get(url.pathname);
      response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
      response.end(file?.body);
    });
  }

  static async start(): Promise<PageServer> {
    const files = new Map<string, { type: string; body: string | Buffer }>();
    for (const library of ['toolkit', 'native'] as const)
      files.set(`/${library}.js`, { type: 'text/javascript', body: await script(library) });
    files.set('/favicon.ico', { type: 'image/png', body: '' });
    files.set('/main.css', { type: 'text/css', body: await styleSheet('main.css') });
    for (const page of ['network', 'dashboard']) {
      files.set(`/${page}.js`, { type: 'text/javascript', body: await script('toolkit', `${page}/${page}.ts`) });
      files.set(`/${page}.css`, { type: 'text/css', body: await styleSheet(`${page}/${page}.css`) });
    }
    files.set('/codicon.css', { type: 'text/css', body: await readFile(codicons('codicon.css')) });
    files.set('/codicon.ttf', { type: 'font/ttf', body: await readFile(codicons('codicon.ttf')) });
    for (const theme of Object.keys(pageThemes))
      files.set(`/${theme}.css`, {
        type: 'text/css',
        body: await readFile(inProject('test', 'webview', 'themes', `${theme}.css`)),
      });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PageServer(server, files, await chineseStrings());
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The page server does not run');
    return `http://127.0.0.1:${address.port}`;
  }

  /** @param own `library` is the name of another page of ours, else it names the component library of the case panel */
  url(own: {
    library: Library | 'network' | 'dashboard';
    theme: PageTheme;
    language: PageSettings['language'];
  }): string {
    return `${this.origin}/?${new URLSearchParams(own).toString()}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #page(search: URLSearchParams): string {
    const language = search.get('language') === 'zh-cn' ? 'zh-cn' : 'en';
    const library = search.get('library') ?? 'toolkit';
    const themeId = search.get('theme');
    const theme = Object.entries(pageThemes).find(([id]) => id === themeId);
    if (!theme) throw new Error(`No theme ${themeId}`);
    return panelHtml({
      cspSource: this.origin,
      nonce: 'test+nonce/0=',
      scriptUri: `/${library}.js`,
      styleUri: library === 'network' || library === 'dashboard' ? `/${library}.css` : '/main.css',
      codiconUri: '/codicon.css',
      settings: { language, folder: 'file:///case', ...(language === 'zh-cn' ? { bundle: this.#zh } : {}) },
    })
      .replace('<body>', `<body class="${theme[1].body}" data-vscode-theme-kind="${theme[1].kind}">`)
      .replace('<link', `<link rel="stylesheet" href="/${theme[0]}.css" />\n    <link`);
  }
}

/** The page's script with one of the two libraries: the one line that chooses is replaced, as a swap would do it. */
async function script(library: Library, entry = 'main.ts'): Promise<string> {
  const built = await esbuild.build({
    entryPoints: [inProject('webview', entry)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome128',
    sourcemap: 'inline',
    plugins: [
      {
        name: 'component library',
        setup: (build) => {
          build.onLoad({ filter: /webview[\\/]ui[\\/]current\.ts$/ }, () => ({
            contents: `export { ${library}Ui as ui } from './${library}/${library}Ui.ts';`,
            loader: 'ts',
          }));
        },
      },
    ],
  });
  return built.outputFiles[0]?.text ?? '';
}

async function styleSheet(name: string): Promise<string> {
  const built = await esbuild.build({ entryPoints: [inProject('webview', name)], bundle: true, write: false });
  return built.outputFiles[0]?.text ?? '';
}

async function chineseStrings(): Promise<Record<string, unknown>> {
  const bundle: unknown = JSON.parse(await readFile(inProject('l10n', 'bundle.l10n.zh-cn.json'), 'utf8'));
  return typeof bundle === 'object' && bundle !== null ? { ...bundle } : {};
}
