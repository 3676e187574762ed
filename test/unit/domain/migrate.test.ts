import assert from 'node:assert/strict';
import { formatVersion } from '../../../src/domain/case.ts';
import { migrate, type Migration } from '../../../src/domain/migrate.ts';

describe('migrate', () => {
  it('gives back a value of the current version as it is', () => {
    const value = { formatVersion, title: 'x' };
    assert.deepEqual(migrate(value), { kind: 'current', value });
  });

  it('never touches a newer version', () => {
    assert.deepEqual(migrate({ formatVersion: formatVersion + 1 }), { kind: 'newer', version: formatVersion + 1 });
  });

  it('goes through every version in between, and keeps unknown keys', () => {
    const renameHeading: Migration = ({ heading, ...rest }) => ({ ...rest, title: heading });
    const addLabels: Migration = (value) => ({ ...value, labels: [] });
    assert.deepEqual(migrate({ formatVersion: 1, heading: 'x', own: 1 }, [renameHeading, addLabels], 3), {
      kind: 'current',
      value: { formatVersion: 3, title: 'x', own: 1, labels: [] },
      migratedFrom: 1,
    });
    assert.deepEqual(migrate({ formatVersion: 2, title: 'x' }, [renameHeading, addLabels], 3), {
      kind: 'current',
      value: { formatVersion: 3, title: 'x', labels: [] },
      migratedFrom: 2,
    });
  });

  it('does not change the value it was given', () => {
    const value = Object.freeze({ formatVersion: 1 });
    migrate(value, [(old) => ({ ...old, added: true })], 2);
    assert.deepEqual(value, { formatVersion: 1 });
  });

  it('leaves it to the schema to say what is wrong with a value that has no version', () => {
    for (const value of [null, 5, [], {}, { formatVersion: '1' }, { formatVersion: 0 }, { formatVersion: 1.5 }])
      assert.deepEqual(migrate(value), { kind: 'current', value });
  });

  it('has a step for every version before the current one', () => {
    assert.throws(() => migrate({ formatVersion: 1 }, [], 2), RangeError);
    for (let version = 1; version < formatVersion; version += 1)
      assert.doesNotThrow(() => migrate({ formatVersion: version }));
  });
});
