import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCommandLine, quotedLine } from '../../../../src/evidence/terminal/parseCommandLine.ts';

describe('parseCommandLine', () => {
  for (const [line, words] of [
    ['ss -tln', ['ss', '-tln']],
    ['  openssl   s_client\t-connect host:443 ', ['openssl', 's_client', '-connect', 'host:443']],
    [`logger 'it''s' "a b" c\\ d`, ['logger', 'its', 'a b', 'c d']],
    [`awk '{print $1 | "sort"}' file`, ['awk', '{print $1 | "sort"}', 'file']],
    ['curl "https://a.example/?x=1&y=2"', ['curl', 'https://a.example/?x=1&y=2']],
    [String.raw`echo "a \"b\" \\ \$x" c\&d`, ['echo', 'a "b" \\ $x', 'c&d']],
    ['curl -w %{time_total} https://a.example', ['curl', '-w', '%{time_total}', 'https://a.example']],
    [`printf '' ""`, ['printf', '', '']],
    ['/usr/bin/env', ['/usr/bin/env']],
    ['netstat；rm', ['netstat；rm']],
    ['tail 日志/应用.log', ['tail', '日志/应用.log']],
  ] as const) {
    it(`splits ${JSON.stringify(line)} as a shell would`, () => {
      const [program, ...args] = words;
      assert.deepEqual(parseCommandLine(line, 'linux'), { program, args });
    });
  }

  for (const [line, words] of [
    [String.raw`C:\Windows\System32\arp.exe -a`, [String.raw`C:\Windows\System32\arp.exe`, '-a']],
    [String.raw`"C:\Program Files\x.exe" "a \"b\"" it's`, [String.raw`C:\Program Files\x.exe`, 'a "b"', "it's"]],
    ['reg query HKLM /v 100%', ['reg', 'query', 'HKLM', '/v', '100%']],
  ] as const) {
    it(`splits ${JSON.stringify(line)} as Windows does`, () => {
      const [program, ...args] = words;
      assert.deepEqual(parseCommandLine(line, 'win32'), { program, args });
    });
  }

  for (const [line, text, meaning] of [
    ['ping a;rm -rf /', ';', 'sequence'],
    ['ping $(x)', '$', 'substitution'],
    ['ping "$(x)"', '$', 'substitution'],
    ['ping `x`', '`', 'substitution'],
    ['ping "`x`"', '`', 'substitution'],
    ['ls | sort', '|', 'pipe'],
    ['sleep 1 & rm', '&', 'sequence'],
    ['a && b', '&', 'sequence'],
    ['(a)', '(', 'sequence'],
    ['echo x > /etc/passwd', '>', 'redirection'],
    ['cat < x', '<', 'redirection'],
    ['ls *.log', '*', 'pattern'],
    ['ls ~/x', '~', 'substitution'],
    ['LD_PRELOAD=x.so ls', 'LD_PRELOAD=x.so', 'assignment'],
    ['# ls', '#', 'comment'],
  ] as const) {
    it(`refuses ${JSON.stringify(line)} and says what for`, () =>
      assert.deepEqual(parseCommandLine(line, 'linux'), { problem: { kind: 'shell', text, meaning } }));
  }

  for (const [line, text] of [
    ['ping %USERNAME%', '%'],
    ['ping "%USERNAME%"', '%'],
    ['ping a^&b', '^'],
    ['dir & calc', '&'],
  ] as const) {
    it(`refuses ${JSON.stringify(line)} on Windows`, () => {
      const parsed = parseCommandLine(line, 'win32');
      assert.ok('problem' in parsed && parsed.problem.kind === 'shell' && parsed.problem.text === text);
    });
  }

  for (const [line, kind] of [
    ['', 'empty'],
    ['   ', 'empty'],
    [`'' x`, 'empty'],
    ['echo "a', 'unclosedQuote'],
    ["echo 'a", 'unclosedQuote'],
    ['echo a\\', 'unclosedQuote'],
    ['ping a\nrm -rf /', 'invisible'],
    ['ping a\rrm', 'invisible'],
    ['ping a\u0000', 'invisible'],
    ['ping \u202eb', 'invisible'],
    ['ping a\u2028b', 'invisible'],
    [`echo ${'x'.repeat(9_000)}`, 'tooLong'],
  ] as const) {
    it(`refuses ${JSON.stringify(line.slice(0, 30))}: ${kind}`, () =>
      assert.deepEqual(parseCommandLine(line, 'linux'), { problem: { kind } }));
  }

  for (const platform of ['linux', 'win32'] as const) {
    it(`reads back on ${platform} what it writes, whatever the arguments hold`, () => {
      const word = fc.string({ unit: 'grapheme-ascii' }).filter((text) => !/\p{Cc}/u.test(text));
      // A variable of Command Prompt has no way of being written that it would not replace.
      const usable = word.filter((text) => platform !== 'win32' || !/[%^]/.test(text));
      fc.assert(
        fc.property(usable, fc.array(usable), (first, args) => {
          const command = { program: `p${first}`, args };
          const line = quotedLine(command, platform);
          if (/^p[^=]*=/.test(line)) return;
          assert.deepEqual(parseCommandLine(line, platform), command);
        }),
        { numRuns: 1_000 },
      );
    });
  }
});
