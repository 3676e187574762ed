import { renameSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { runInThisContext } from 'node:vm';
import * as vscode from 'vscode';
import * as z from 'zod';
import { MemoryFiles } from './memoryFiles.ts';

/** What a function that an end-to-end test evaluates in the extension host gets to work with. */
export type BridgeContext = {
  vscode: typeof vscode;
  require: NodeJS.Require;
  /** What the extension's `activate` returned; undefined while it is not active. */
  api: unknown;
  /** A file system for a virtual workspace. */
  MemoryFiles: typeof MemoryFiles;
};

const callSchema = z.strictObject({ source: z.string(), argument: z.unknown() });

/**
 * Takes the place of a test suite: evaluates the functions that end-to-end tests post to it, inside the
 * extension host, until `/quit` is asked for. Listens on 127.0.0.1 only and exists only in tests.
 *
 * @param addressFile gets the port; after a window reload the newest extension host overwrites it
 */
export function serveBridge(addressFile: string, extensionId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = http.createServer((request, response) => {
      if (request.url === '/quit') {
        response.end('{}', () => resolve());
        server.close();
        return;
      }
      const reply = text(request).then((body) => evaluate(callSchema.parse(JSON.parse(body)), extensionId));
      reply.then(
        (value) => response.end(JSON.stringify({ value: value ?? null })),
        (error: unknown) => {
          response.end(
            JSON.stringify({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
          );
        },
      );
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const fresh = `${addressFile}.new`;
      writeFileSync(fresh, JSON.stringify(server.address()));
      renameSync(fresh, addressFile);
    });
  });
}

async function evaluate({ source, argument }: z.infer<typeof callSchema>, extensionId: string): Promise<unknown> {
  // The compiler that ran the test may have left calls of its own `__name` helper in the function's text.
  const compiled: unknown = runInThisContext(`((__name) => (${source}))((value) => value)`);
  if (typeof compiled !== 'function') throw new Error('Not a function: ' + source);
  const extension = vscode.extensions.getExtension<unknown>(extensionId);
  const context: BridgeContext = {
    vscode,
    require: createRequire(path.join(__dirname, 'bridge.cjs')),
    api: extension?.isActive === true ? extension.exports : undefined,
    MemoryFiles,
  };
  const result: unknown = Reflect.apply(compiled, undefined, [context, argument]);
  return await result;
}
