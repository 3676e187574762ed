import assert from 'node:assert/strict';
import { parseNetworkOutput } from '../../../../src/evidence/network/parseNetworkOutput.ts';
import { networkVerdict, type NetworkVerdict } from '../../../../src/evidence/network/verdict.ts';
import { captures } from './corpus.ts';

const verdictOf = (name: string): NetworkVerdict | undefined =>
  networkVerdict(parseNetworkOutput(captures.find((capture) => capture.name === name)?.text ?? '').segments);

describe('The facts for a one-line verdict', () => {
  it('of a ping', () => {
    assert.deepEqual(verdictOf('own/win_de_ok'), {
      kind: 'ping',
      target: 'de.example',
      sent: 4,
      received: 3,
      lossPct: 25,
      min: 18,
      avg: 19,
      max: 20,
      problem: 'timedOut',
      contradictions: [],
      others: 0,
    });
  });

  it('of a ping whose summary flatters: the real loss', () => {
    assert.deepEqual(verdictOf('own/win_zhcn_unreachable'), {
      kind: 'ping',
      target: '192.168.3.200',
      sent: 4,
      received: 0,
      lossPct: 100,
      problem: 'hostUnreachable',
      contradictions: ['errorsCountedAsReceived'],
      others: 0,
    });
  });

  it('of a trace that was stopped', () => {
    assert.deepEqual(verdictOf('tr_X'), {
      kind: 'traceroute',
      target: 'blocked.example',
      reached: false,
      hops: 4,
      lastTtl: 4,
      lastAddress: '203.0.113.17',
      lastRtt: 14.626,
      problem: 'administrativelyProhibited',
      others: 0,
    });
  });

  it('of mtr: loss at a router in between is none when the target answers', () => {
    const silentRouter = verdictOf('own/mtr_old_report');
    assert.ok(silentRouter?.kind === 'mtr');
    assert.equal(silentRouter.lossPct, 0);
    assert.equal('lossFrom' in silentRouter, false);
    const lossy = verdictOf('mtr_loss');
    assert.ok(lossy?.kind === 'mtr');
    assert.equal(lossy.lossFrom, 6);
  });

  it('of pathping: from which hop on packets are lost', () => {
    const verdict = verdictOf('own/pathping_en');
    assert.ok(verdict?.kind === 'pathping');
    assert.deepEqual([verdict.lossPct, verdict.lossFrom, verdict.hops], [5, 2, 3]);
  });

  it('of several runs: the one that tells most, and how many more', () => {
    const verdict = verdictOf('session_four_commands');
    assert.ok(verdict?.kind === 'ping');
    assert.deepEqual([verdict.lossPct, verdict.others], [50, 3]);
  });

  it('of nothing: none', () => assert.equal(networkVerdict([]), undefined));
});
