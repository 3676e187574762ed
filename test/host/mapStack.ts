import { findSourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Leads a stack of the bundled tests back to the TypeScript they were written in. VS Code formats the stacks of
 * extension hosts itself and so switches Node's own source maps off.
 */
export function mapStack(stack: string): string {
  const lines = stack.split('\n').map((line) => line.replace(/(\/[^():]+|[A-Z]:[^():]+):(\d+):(\d+)/i, mapPlace));
  return lines.filter((line) => !/^\s+at .*\/node_modules\/mocha\//.test(line)).join('\n');
}

function mapPlace(place: string, file: string, line: string, column: string): string {
  const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !('originalSource' in entry)) return place;
  const source = entry.originalSource.startsWith('file:') ? fileURLToPath(entry.originalSource) : entry.originalSource;
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
