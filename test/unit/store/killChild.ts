/**
 * A window of its own for the tests that need several processes. Arguments: root URI, folder URI, name, number of edits
 * (0: until killed), edits
 * per save. Each edit sets a counter of its own and adds a clarifying question; what is known to be on disk is
 * acknowledged as a line on standard output.
 */
import { writeSync } from 'node:fs';
import { CaseStore } from '../../../src/store/caseStore.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';
import { noLog } from './testFolder.ts';

const [root = '', folder = '', name = '', count = '0', together = '1'] = process.argv.slice(2);

const store = new CaseStore({ files: nodeFileAccess, roots: [{ uri: root, name }], log: noLog });
const document = await store.open(folder);
const counters: unknown = document.case.counters;
const start =
  typeof counters === 'object' && counters !== null && name in counters ? Number(Reflect.get(counters, name)) : 0;

for (let done = 1; count === '0' || done <= Number(count); done += 1) {
  const value = start + done;
  document.edit([
    { type: 'set', path: ['counters', name], value },
    {
      type: 'insert',
      path: ['intake', 'clarifications'],
      after: null,
      item: { id: `${name}-${value}`, question: `Question ${value}` },
    },
    // The list is kept short, so that a long run stays as fast as a short one.
    ...((count === '0' || together !== '1') && value > 5
      ? [{ type: 'remove' as const, path: ['intake', 'clarifications'], id: `${name}-${value - 5}` }]
      : []),
    // What cannot be shortened shows every single edit.
    ...(together === '1' ? [] : [{ type: 'set' as const, path: ['tally', `${name}-${value}`], value: 'done' }]),
  ]);
  if (done % Number(together) !== 0) continue;
  await document.flush();
  writeSync(1, `${value}\n`);
}
await store.dispose();
