import { isBuiltin } from 'node:module';
import path from 'node:path';
import type * as esbuild from 'esbuild';
import { projectRoot } from '../test/host/hosts.ts';

const counterparts = path.join(projectRoot, 'src', 'web', 'node');

/** Modules of node with a counterpart in `src/web/node`, by the name of its file. */
const files: Readonly<Record<string, string>> = {
  buffer: 'buffer.ts',
  crypto: 'crypto.ts',
  path: 'path.ts',
  'path/posix': 'path.ts',
  'timers/promises': 'timersPromises.ts',
  url: 'url.ts',
  util: 'util.ts',
};
/** Modules that only desktop code asks anything of. Any other module of node refuses the build, with the file that wants it. */
const absent = new Set(['fs', 'fs/promises', 'child_process', 'os']);

/**
 * Puts browser counterparts in the place of node's modules, and of a file `x.ts` the file `x.web.ts` where there is one.
 * A module without counterpart is an error, so nothing of node gets into a web bundle unseen.
 */
export const webCounterparts: esbuild.Plugin = {
  name: 'web counterparts',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z]+)?$/ }, ({ path: name, importer, kind }) => {
      if (kind === 'entry-point' || !isBuiltin(name)) return undefined;
      const bare = name.replace(/^node:/, '');
      const file = files[bare];
      if (file !== undefined) return { path: path.join(counterparts, file) };
      if (absent.has(bare)) return { path: bare, namespace: 'absent', sideEffects: false };
      return { errors: [{ text: `${name} has no counterpart in a browser; ${importer} asks for it` }] };
    });
    build.onLoad({ filter: /.*/, namespace: 'absent' }, async ({ path: name }) => ({
      contents: absentModule(name, (await import(`node:${name}`)) as object),
      resolveDir: counterparts,
      loader: 'js',
    }));
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, async ({ path: name, resolveDir, kind, importer, pluginData }) => {
      if (pluginData === 'original' || kind === 'entry-point' || name.endsWith('.web.ts')) return undefined;
      const own = await build.resolve(name.replace(/\.ts$/, '.web.ts'), {
        resolveDir,
        kind,
        importer,
        pluginData: 'original',
      });
      return own.errors.length === 0 && own.path !== importer ? { path: own.path } : undefined;
    });
  },
};

/** A module with the names of node's own: its functions refuse, its constants are empty, for flags are put together while loading. */
function absentModule(name: string, original: object): string {
  const members = Object.entries(original).filter(([member]) => member !== 'default');
  const functions = members.filter(([, value]) => typeof value === 'function').map(([member]) => member);
  const objects = members.filter(([, value]) => typeof value === 'object').map(([member]) => member);
  return [
    `import { absent } from './absent.ts';`,
    ...functions.map((member) => `export const ${member} = /* @__PURE__ */ absent('${name}.${member}');`),
    ...objects.map((member) => `export const ${member} = {};`),
    `export default { ${[...functions, ...objects].join(', ')} };`,
  ].join('\n');
}
