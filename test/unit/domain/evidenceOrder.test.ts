import assert from 'node:assert/strict';
import { applyEdit } from '../../../src/domain/edit.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { evidenceOrders, eventTime, inOrder, orderEdits } from '../../../src/domain/evidenceOrder.ts';
import { toMoment } from '../../../src/domain/moment.ts';

const item = (id: string, minute: number, startedMinute?: number): Evidence => ({
  id,
  kind: 'terminal',
  title: id,
  file: `evidence/${id}`,
  bytes: 0,
  sha256: '0'.repeat(64),
  attachedAt: toMoment(minute * 60_000),
  attachedBy: 'A',
  ...(startedMinute === undefined ? {} : { command: { line: 'x', startedAt: toMoment(startedMinute * 60_000) } }),
});
const ids = (items: readonly { id: string }[]): string => items.map(({ id }) => id).join('');
/** An item that was run long before it was attached. */
const items = [item('a', 30), item('b', 50, 10), item('c', 20), item('d', 40)];

describe('The order of evidence', () => {
  it('goes by the moment of attaching, or by the moment of what happened', () => {
    assert.equal(ids(inOrder(items, 'attachedOldest')), 'cadb');
    assert.equal(ids(inOrder(items, 'attachedNewest')), 'bdac');
    assert.equal(ids(inOrder(items, 'eventOldest')), 'bcad');
    assert.equal(ids(inOrder(items, 'eventNewest')), 'dacb');
    assert.equal(eventTime(items[1]!), toMoment(600_000));
  });

  it('keeps items of the same time as they are, and puts those without one last', () => {
    const odd = [{ ...item('x', 0), attachedAt: 'yesterday' }, item('y', 5), item('z', 5), item('w', 1)];
    assert.equal(ids(inOrder(odd, 'attachedOldest')), 'wyzx');
    assert.equal(ids(inOrder(odd, 'attachedNewest')), 'yzwx');
  });

  it('is brought about by as few moves as can be', () => {
    assert.deepEqual(orderEdits([item('a', 1), item('b', 2)], 'attachedOldest'), []);
    assert.equal(orderEdits([item('z', 9), item('a', 1), item('b', 2), item('c', 3)], 'attachedOldest').length, 1);
  });

  it('comes out right whatever the order was before', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 200; round += 1) {
      const mixed = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, n) =>
        item(
          String.fromCharCode(97 + n),
          Math.floor(random() * 8),
          random() < 0.5 ? Math.floor(random() * 8) : undefined,
        ),
      );
      for (const order of evidenceOrders) {
        let current: { evidence: readonly Evidence[] } = { evidence: mixed };
        for (const edit of orderEdits(mixed, order)) current = applyEdit(current, edit).value;
        assert.equal(ids(current.evidence), ids(inOrder(mixed, order)), `${ids(mixed)} ${order}`);
      }
    }
  });
});
