import assert from 'node:assert/strict';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { hostsIn, proposedHosts } from '../../../src/evidence/proposedHosts.ts';

const caseWith = (own: Partial<Case>): Case => ({
  ...newCase({ title: 'T', author: 'A', now: 0, number: 'TS-19700101-00000' }),
  ...own,
});

describe('hostsIn', () => {
  for (const [text, hosts] of [
    ['https://user:pw@erp.example.com:8443/login?x=1', ['erp.example.com']],
    ['http://[2001:db8::1]:80/', ['2001:db8::1']],
    ['only erp.example.com, and 10.0.0.5:8080 too', ['erp.example.com', '10.0.0.5']],
    ['财务系统（erp.example.com）打不开。', ['erp.example.com']],
    ['ERP-SRV-01', ['erp-srv-01']],
    ['all', []],
    ['全部', []],
    ['Version 3.5 of app.log', []],
    ['2001:db8::10', ['2001:db8::10']],
    ['$(reboot).example.com', []],
    ['', []],
  ] as const) {
    it(`of ${JSON.stringify(text)}`, () => {
      const found = hostsIn(text);
      if (hosts.length === 0 && text.startsWith('$')) assert.ok(found.every((host) => /^[a-z0-9.-]+$/.test(host)));
      else assert.deepEqual(found, hosts);
    });
  }
});

describe('proposedHosts', () => {
  it('offers the failing site first and each host once', () => {
    const current = caseWith({
      intake: { system: 'ERP at erp.example.com' },
      details: {
        network: { specificSite: 'https://erp.example.com/', ip: '192.0.2.10' },
        thirdParty: { endpoint: 'api.vendor.example' },
      },
    });
    assert.deepEqual(proposedHosts(current), [
      { host: 'erp.example.com', from: 'details.network.specificSite' },
      { host: 'api.vendor.example', from: 'details.thirdParty.endpoint' },
      { host: '192.0.2.10', from: 'details.network.ip' },
    ]);
  });

  it('offers the host of a command that was run before, and nothing for an empty case', () => {
    assert.deepEqual(proposedHosts(caseWith({})), []);
    const evidence = [
      {
        id: 'a',
        kind: 'terminal',
        title: 'x',
        file: 'evidence/01-a.txt',
        bytes: 1,
        sha256: '0'.repeat(64),
        attachedAt: '1970-01-01T00:00:00Z',
        attachedBy: 'A',
        command: { line: 'ping -c 4 10.1.2.3' },
      },
    ];
    assert.deepEqual(proposedHosts(caseWith({ evidence })), [{ host: '10.1.2.3', from: 'evidence' }]);
  });
});
