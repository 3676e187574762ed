import assert from 'node:assert/strict';
import { newCase, type Case } from '../../../src/domain/case.ts';
import { proposedUrls } from '../../../src/evidence/proposedUrls.ts';

const caseWith = (own: Partial<Case>): Case => ({
  ...newCase({ title: 'T', author: 'A', now: 0, number: 'TS-19700101-00000' }),
  ...own,
});

describe('proposedUrls', () => {
  it('offers the addresses that are written out, then https with the other hosts, each once', () => {
    const current = caseWith({
      intake: { system: '财务系统（http://erp.example.com:8080/login）打不开' },
      details: { network: { specificSite: 'https://portal.example.com/a?b=1', ip: '2001:db8::10' } },
    });
    assert.deepEqual(
      proposedUrls(current).map(({ url, from }) => [url, from]),
      [
        ['https://portal.example.com/a?b=1', 'details.network.specificSite'],
        ['http://erp.example.com:8080/login', 'intake.system'],
        ['https://[2001:db8::10]/', 'details.network.ip'],
      ],
    );
  });

  it('offers nothing with a password, of another scheme, or that would be an option', () => {
    for (const specificSite of [
      'https://user:secret@-x',
      'file:///etc/passwd',
      '--output=/etc/passwd',
      'https://-oProxyCommand=calc/',
      '$(reboot)',
    ]) {
      const found = proposedUrls(caseWith({ details: { network: { specificSite } } }));
      assert.deepEqual(found, [], specificSite);
    }
    const withPassword = caseWith({ details: { network: { specificSite: 'https://li:secret@erp.example.com/x' } } });
    assert.deepEqual(
      proposedUrls(withPassword).map(({ url }) => url),
      ['https://erp.example.com/'],
    );
  });
});
