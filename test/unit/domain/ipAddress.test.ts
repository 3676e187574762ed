import assert from 'node:assert/strict';
import { isIpAddress } from '../../../src/domain/ipAddress.ts';

describe('IP addresses', () => {
  it('are IPv4 or IPv6, with a zone and spaces around', () => {
    for (const good of [
      '192.0.2.10',
      '0.0.0.0',
      '255.255.255.255',
      '2001:db8::10',
      '::',
      '::1',
      '::ffff:192.0.2.1',
      'fe80::1%eth0',
      'fe80::1%12',
      ' 192.0.2.10 ',
    ])
      assert(isIpAddress(good), good);
  });

  it('are one address and nothing else', () => {
    for (const bad of [
      '',
      '192.0.2',
      '192.0.2.256',
      '192.0.2.10.1',
      '192.0.2.010',
      '192.0.2.10/24',
      '192.0.2.10:443',
      '2001:db8:::10',
      '2001:db8::1::2',
      '2001:db8::g',
      '12345::',
      'server.example.com',
      '192.0.2.10, 192.0.2.11',
      '192.0.2.10%eth0',
      '１９２.0.2.1',
    ])
      assert(!isIpAddress(bad), bad);
  });
});
