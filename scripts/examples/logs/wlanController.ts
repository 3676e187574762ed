import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('wlan controller');
const clock = new LogClock('2026-11-19T13:05:00');
const lines: string[] = [];
const write = (severity: number, name: string, message: string): void => {
  lines.push(
    `${clock.syslog} wlc-lon-1 wncd: %${name.split(' ')[0] ?? ''}-${String(severity)}-${name.split(' ')[1] ?? ''}: ${message}`,
  );
};
const points = ['AP-L2-EAST', 'AP-L2-WEST', 'AP-L2-CORE', 'AP-L3-EAST'] as const;
const client = (): string => `0200.5e10.${random.hex(4)}`;

for (let count = 0; count < 620; count += 1) {
  clock.tick(random.between(700, 11_000));
  const station = count % 9 === 0 ? '0200.5e10.3f7a' : client();
  const access = random.pick(points);
  if (access === 'AP-L2-CORE' && random.next() < 0.55) {
    write(
      5,
      'CLIENT_EXCLUSION CLIENT_ROAM_SLOW',
      `Client ${station} roam to ${access} took ${String(random.between(1_900, 6_400))} ms: full 802.1X exchange, PMK not cached`,
    );
    clock.tick(random.between(300, 900));
    write(
      4,
      'DOT1X AUTH_TIMEOUT',
      `EAP timeout for ${station} on ${access}, radius-2.branch.example.com did not answer in 2000 ms`,
    );
  } else if (random.next() < 0.7) {
    write(
      6,
      'CLIENT_ORCH ROAM_OK',
      `Client ${station} roamed to ${access} in ${String(random.between(18, 64))} ms (802.11r FT)`,
    );
  } else {
    write(
      6,
      'RRM CHANNEL',
      `${access} slot 1 channel ${String(random.pick([36, 44, 52, 100]))} noise -${String(random.between(88, 95))} dBm utilisation ${String(random.between(12, 47))}%`,
    );
  }
}

/** The wireless controller's syslog during an afternoon of meetings. */
export const wlanController: ExampleLog = { path: 'logs/wifi/wlc-syslog.log', lines };
