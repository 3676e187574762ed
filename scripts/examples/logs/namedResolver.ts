import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('named resolver');
const clock = new LogClock('2026-11-17T08:10:00');
const lines: string[] = [];
const write = (category: string, level: string, message: string): void => {
  const iso = new Date(clock.ms).toISOString();
  lines.push(`17-Nov-2026 ${iso.slice(11, 23)} ${category}: ${level}: ${message}`);
};
const names = ['portal', 'wiki', 'timesheets', 'assets'] as const;

for (let count = 0; count < 760; count += 1) {
  clock.tick(random.between(300, 9_000));
  const client = `192.0.2.${String(random.between(60, 190))}#${String(random.between(40_000, 61_000))}`;
  const name = `${random.pick(names)}.corp.example.com`;
  if (count === 170)
    write(
      'general',
      'info',
      "managed-keys-zone: Key 20326 for zone . is now trusted; trust anchor for 'corp.example.com' loaded from /etc/bind/bind.keys",
    );
  if (count < 170)
    write('queries', 'info', `client @0x7f${random.hex(10)} ${client} (${name}): query: ${name} IN A +ED (192.0.2.53)`);
  else if (random.next() < 0.6) {
    write('dnssec', 'info', `validating ${name}/A: got insecure response; parent indicates it should be secure`);
    write('lame-servers', 'info', `insecurity proof failed resolving '${name}/A/IN': 192.0.2.54#53`);
    write(
      'query-errors',
      'info',
      `client @0x7f${random.hex(10)} ${client} (${name}): query failed (SERVFAIL) for ${name}/IN/A at query.c:7094`,
    );
  } else
    write(
      'queries',
      'info',
      `client @0x7f${random.hex(10)} ${client} (www.example.org): query: www.example.org IN A +ED (192.0.2.53)`,
    );
}

/** The resolver on the morning when names of the intranet stopped resolving. */
export const namedResolver: ExampleLog = { path: 'logs/dns/named.2026-11-17.log', lines };
