import assert from 'node:assert/strict';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { applyEdit } from '../../../src/domain/edit.ts';
import { fillingEdits, networkProposals } from '../../../src/evidence/networkProposals.ts';

const details = { hasPing: true, hasTrace: true, ownAddresses: ['10.1.2.3'], targets: ['www.example.com'] };
const doing = { by: 'Wang Wu', at: '2026-11-22T10:00:00+08:00' };
const fresh = (own?: Case['details']): Case => ({
  ...newCase({ title: 'Slow', author: 'Wang Wu', now: Date.parse(doing.at) }),
  ...(own ? { details: own } : {}),
});
const certain = (current: Case): unknown[] =>
  networkProposals(current, 'e1', details)
    .filter(({ isCertain }) => isCertain)
    .map(({ path, value }) => [path[2], value]);

describe('Filling the network block of record 3', () => {
  it('proposes the own address and cites the evidence; what only a person can know is theirs to choose', () => {
    assert.deepEqual(certain(fresh()), [
      ['ip', '10.1.2.3'],
      ['pingEvidence', ['e1']],
      ['tracertEvidence', ['e1']],
    ]);
    const site = networkProposals(fresh(), 'e1', details).find(({ path }) => path[2] === 'specificSite');
    assert.deepEqual([site?.value, site?.isCertain], ['www.example.com', false]);
  });

  it('replaces nothing unasked: a field with another value and a reason why it cannot be had are asked about', () => {
    const current = fresh({
      network: { ip: '10.9.9.9', pingEvidence: ['e0'] },
      waived: { 'network.tracertEvidence': 'ICMP is blocked' },
    });
    assert.deepEqual(certain(current), [['pingEvidence', ['e0', 'e1']]]);
    const asked = networkProposals(current, 'e1', details).filter(({ isCertain }) => !isCertain);
    assert.deepEqual(
      asked.map(({ path, now }) => [path[2], now]),
      [
        ['ip', '10.9.9.9'],
        ['tracertEvidence', 'ICMP is blocked'],
        ['specificSite', undefined],
      ],
    );
  });

  it('proposes nothing that is there already', () => {
    const network = { ip: '10.1.2.3', pingEvidence: ['e1'], tracertEvidence: ['e1'], specificSite: 'www.example.com' };
    assert.deepEqual(networkProposals(fresh({ network }), 'e1', details), []);
  });

  it('is a handful of edits that one step takes back', () => {
    const current = fresh({ waived: { 'network.ip': 'unknown' } });
    let filled: Case = current;
    const inverses = fillingEdits(current, networkProposals(current, 'e1', details), doing).map((edit) => {
      const { value, inverse } = applyEdit(filled, edit);
      filled = value;
      return inverse;
    });
    assert.equal(filled.details?.network?.ip, '10.1.2.3');
    assert.deepEqual(filled.details.network.pingEvidence, ['e1']);
    assert.equal(filled.details.waived?.['network.ip'], undefined);
    const back = inverses.toReversed().reduce<Case>((value, edit) => applyEdit(value, edit).value, filled);
    assert.deepEqual(back, current);
  });
});
