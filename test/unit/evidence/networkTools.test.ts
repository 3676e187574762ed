import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHost } from '../../../src/evidence/hostName.ts';
import {
  howToInstall,
  needsUrl,
  probeKindOf,
  probeTools,
  toolCommand,
  toolsOf,
  type ToolId,
} from '../../../src/evidence/networkTools.ts';
import { readUrl } from '../../../src/evidence/urlTarget.ts';

const platforms = ['win32', 'darwin', 'linux'] as const;

describe('toolsOf', () => {
  for (const [platform, tools] of [
    ['win32', ['ping', 'tracert', 'pathping', 'nslookup', 'curl']],
    ['darwin', ['ping', 'traceroute', 'mtr', 'nslookup', 'dig', 'curl']],
    ['linux', ['ping', 'traceroute', 'tracepath', 'mtr', 'nslookup', 'dig', 'curl']],
  ] as const) {
    it(`${platform} has ${tools.join(', ')}`, () => assert.deepEqual(toolsOf(platform), tools));
  }
});

describe('toolCommand', () => {
  const line = (tool: ToolId, host: string, platform: NodeJS.Platform): string => {
    const { program, args } = toolCommand(tool, host, platform);
    return [program, ...args].join(' ');
  };
  for (const [tool, host, onWindows, onMac, onLinux] of [
    ['ping', '10.0.0.1', 'ping -n 4 10.0.0.1', 'ping -c 4 10.0.0.1', 'ping -c 4 10.0.0.1'],
    ['ping', 'fe80::1%eth0', 'ping -n 4 fe80::1%eth0', 'ping6 -c 4 fe80::1%eth0', 'ping -c 4 fe80::1%eth0'],
    ['tracert', 'a.example', 'tracert -w 2000 a.example', undefined, undefined],
    ['traceroute', 'a.example', undefined, 'traceroute -w 2 a.example', 'traceroute -w 2 a.example'],
    ['traceroute', '::1', undefined, 'traceroute6 -w 2 ::1', 'traceroute -w 2 ::1'],
    ['tracepath', 'a.example', undefined, undefined, 'tracepath a.example'],
    ['pathping', 'a.example', 'pathping -q 20 -w 1000 a.example', undefined, undefined],
    [
      'mtr',
      'a.example',
      undefined,
      'mtr --report --report-wide --report-cycles 10 a.example',
      'mtr --report --report-wide --report-cycles 10 a.example',
    ],
    [
      'nslookup',
      'a.example',
      'nslookup a.example',
      'nslookup -timeout=3 -retry=1 a.example',
      'nslookup -timeout=3 -retry=1 a.example',
    ],
    ['nslookup', 'fe80::1%eth0', 'nslookup fe80::1', undefined, undefined],
    // A host may be called like a type of record: behind -q it is a name.
    ['dig', 'mx', undefined, 'dig +time=3 +tries=2 -q mx', 'dig +time=3 +tries=2 -q mx'],
    ['dig', '10.0.0.1', undefined, undefined, 'dig +time=3 +tries=2 -x 10.0.0.1'],
    ['dig', 'fe80::1%en0', undefined, 'dig +time=3 +tries=2 -x fe80::1', undefined],
  ] as const) {
    for (const [platform, expected] of [
      ['win32', onWindows],
      ['darwin', onMac],
      ['linux', onLinux],
    ] as const) {
      if (expected !== undefined)
        it(`${tool} ${host} on ${platform}`, () => assert.equal(line(tool, host, platform), expected));
    }
  }

  it('has curl report the phases of a request, and read no configuration and no passwords', () => {
    const { program, args } = toolCommand('curl', 'https://a.example/', 'linux');
    assert.equal(program, 'curl');
    assert.deepEqual(args.slice(-2), ['--url', 'https://a.example/']);
    assert.equal(args[0], '--disable', 'only the first argument keeps .curlrc out');
    for (const wanted of ['--globoff', '=http,https', '/dev/null']) assert.ok(args.includes(wanted), wanted);
    assert.ok(!args.some((arg) => /^--(?:netrc|location|user|insecure)/.test(arg)));
    assert.ok(toolCommand('curl', 'https://a.example/', 'win32').args.includes('NUL'));
    const report = args.find((arg) => arg.includes('%{')) ?? '';
    for (const phase of ['namelookup', 'connect', 'appconnect', 'starttransfer', 'total'])
      assert.ok(report.includes(`%{time_${phase}}`), phase);
  });

  it('never makes an option or a second argument of a host, whatever a case file says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.domain(),
          fc.ipV6(),
          fc.constantFrom('-oProxyCommand=x', 'a;rm', 'mx'),
        ),
        fc.constantFrom(...platforms),
        (typed, platform) => {
          const read = readHost(typed);
          if ('problem' in read) return;
          for (const tool of toolsOf(platform)) {
            if (needsUrl(tool)) continue;
            const fixed = toolCommand(tool, 'h', platform).args;
            const { args } = toolCommand(tool, read.host, platform);
            assert.equal(args.length, fixed.length);
            assert.match(args.at(-1) ?? '', /^[a-z0-9_:][a-z0-9._:%-]*$/);
          }
        },
      ),
    );
  });
});

describe('readUrl', () => {
  for (const [typed, url] of [
    ['https://erp.example.com/login?x=1&y=2#top', 'https://erp.example.com/login?x=1&y=2'],
    ['http://10.0.0.1:8080', 'http://10.0.0.1:8080/'],
    ['erp.example.com', 'https://erp.example.com/'],
    ['localhost:8443/health', 'https://localhost:8443/health'],
    ['http://[::1]:80/', 'http://[::1]/'],
    ['2001:db8::10', 'https://[2001:db8::10]/'],
    ['https://例子.公司/登录', 'https://xn--fsqu00a.xn--55qx5d/%E7%99%BB%E5%BD%95'],
    [`https://a.example/'"$(x)\`;|`, "https://a.example/'%22$(x)%60;|"],
    ['HTTPS://A.EXAMPLE', 'https://a.example/'],
  ] as const) {
    it(`takes ${JSON.stringify(typed)}`, () => assert.deepEqual(readUrl(typed), { url }));
  }
  for (const [typed, problem] of [
    ['', 'empty'],
    ['-K/etc/curlrc', 'option'],
    ['--output=x', 'option'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://a.example', 'scheme'],
    ['gopher://a.example', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://user:secret@a.example', 'credentials'],
    ['https://user@a.example', 'credentials'],
    ['https://@a.example', 'credentials'],
    ['user:secret@a.example', 'scheme'],
    ['https://a.example/\n--output x', 'notAUrl'],
    ['https://a.example/ x', 'notAUrl'],
    ['https:\\\\a.example', 'notAUrl'],
    ['https:///a.example', 'notAUrl'],
    ['https://-oProxyCommand=x/', 'notAUrl'],
    ['https://a.example:99999', 'notAUrl'],
    [`https://a.example/${'x'.repeat(3_000)}`, 'tooLong'],
  ] as const) {
    it(`refuses ${JSON.stringify(typed.slice(0, 40))}`, () => assert.deepEqual(readUrl(typed), { problem }));
  }
});

describe('howToInstall', () => {
  it('says it for every tool that a Linux may lack', () => {
    for (const tool of toolsOf('linux'))
      assert.match(howToInstall(tool, 'linux')?.command ?? '', /^sudo apt install \S/);
    assert.equal(howToInstall('mtr', 'darwin')?.command, 'brew install mtr');
    assert.equal(howToInstall('pathping', 'win32'), undefined);
  });
});

describe('probeTools', () => {
  it('prefers traceroute over tracepath on Linux', () => {
    assert.deepEqual(probeTools('traceroute', 'linux'), ['traceroute', 'tracepath']);
    assert.deepEqual(probeTools('traceroute', 'win32'), ['tracert']);
    assert.deepEqual(probeTools('ping', 'darwin'), ['ping']);
  });
});

describe('probeKindOf', () => {
  for (const [line, kind] of [
    ['ping -c 4 a', 'ping'],
    ['  PING.EXE a', 'ping'],
    ['/usr/bin/ping a', 'ping'],
    ['C:\\Windows\\System32\\tracert.exe a', 'traceroute'],
    ['sudo traceroute -I a', 'traceroute'],
    ['tracepath a', 'traceroute'],
    ['mtr --report a', 'traceroute'],
    ['pingd', undefined],
    ['echo ping', undefined],
    ['', undefined],
  ] as const) {
    it(`of ${JSON.stringify(line)} is ${String(kind)}`, () => assert.equal(probeKindOf(line), kind));
  }
});
