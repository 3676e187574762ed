import assert from 'node:assert/strict';
import { findAddresses, ipFamilyOf } from '../../../../src/evidence/network/ipAddresses.ts';

describe('An address is', () => {
  for (const text of ['0.0.0.0', '255.255.255.255', '192.0.2.1'])
    it(`IPv4: ${text}`, () => assert.equal(ipFamilyOf(text), 4));
  for (const text of [
    '::',
    '::1',
    'fe80::1%eth0',
    '2001:db8::',
    '1:2:3:4:5:6:7:8',
    '::ffff:192.0.2.1',
    '64:ff9b::192.0.2.33',
  ])
    it(`IPv6: ${text}`, () => assert.equal(ipFamilyOf(text), 6));
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3.4.',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '12345::',
    'aa:bb:cc:dd:ee:ff',
    '::1.2.3',
    '1.2.3.4::',
  ])
    it(`neither: ${JSON.stringify(text)}`, () => assert.equal(ipFamilyOf(text), undefined));
});

describe('Addresses are found', () => {
  const found = (line: string): readonly string[] => findAddresses(line).map(({ address }) => address);

  it('next to other scripts and punctuation', () => {
    assert.deepEqual(found('203.0.113.7의 응답: 바이트=32'), ['203.0.113.7']);
    assert.deepEqual(found("64 bayt veri 198.51.100.70'den: icmp_seq=1"), ['198.51.100.70']);
    assert.deepEqual(found('来自 ::1 的回复: 时间<1ms'), ['::1']);
    assert.deepEqual(found('64 bytes from fe80::1%tun0: icmp_seq=1'), ['fe80::1%tun0']);
    assert.deepEqual(found('Von 2001:db8::1: Zeit=1ms'), ['2001:db8::1']);
  });

  it('but not inside names, versions, times and hardware addresses', () => {
    assert.deepEqual(
      found('203-0-113-25.static.example 1.2.3.4.example v1.2.3.4 11:02:33 aa:bb:cc:dd:ee:ff std::string'),
      [],
    );
  });
});
