import assert from 'node:assert/strict';
import { likelySources } from '../../../src/evidence/likelySources.ts';

const order = (source: string, ...paths: string[]): string[] =>
  likelySources(
    source,
    paths.map((path) => ({ path })),
  ).map(({ path }) => path);

describe('likelySources', () => {
  it('looks into what a rotation made of the log first, then for the name elsewhere, then beside it, then anywhere', () => {
    assert.deepEqual(
      order(
        'logs/app.log',
        '/ws/readme.md',
        '/ws/logs/other.log',
        '/ws/old/app.log.2',
        '/ws/old/app.log',
        '/ws/logs/app.log.1',
        '/ws/logs/app-20261122.log',
      ),
      [
        '/ws/logs/app-20261122.log',
        '/ws/logs/app.log.1',
        '/ws/old/app.log',
        '/ws/old/app.log.2',
        '/ws/logs/other.log',
        '/ws/readme.md',
      ],
    );
  });

  it('leaves out files that hold no text', () => {
    assert.deepEqual(order('app.log', '/ws/app.log.1.gz', '/ws/screen.PNG', '/ws/app.log.1'), ['/ws/app.log.1']);
  });
});
