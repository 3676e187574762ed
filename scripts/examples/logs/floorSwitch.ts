import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('floor switch');
const clock = new LogClock('2026-11-20T13:20:00');
const lines: string[] = [];
const write = (name: string, message: string): void => {
  lines.push(`${clock.syslog} sw-3f-01 %${name}: ${message}`);
};

for (let count = 0; count < 240; count += 1) {
  clock.tick(random.between(2_000, 26_000));
  const port = `Gi1/0/${String(random.between(2, 44))}`;
  if (count < 60) write('LINK-3-UPDOWN', `Interface ${port}, changed state to ${random.pick(['up', 'down'])}`);
  else if (count === 60) write('LINK-3-UPDOWN', 'Interface Gi1/0/17, changed state to up');
  else if (count === 61) write('LINK-3-UPDOWN', 'Interface Gi1/0/18, changed state to up');
  else if (random.next() < 0.7)
    write(
      'SW_MATM-4-MACFLAP_NOTIF',
      `Host 0200.5e20.${random.hex(4)} in vlan 30 is flapping between port Gi1/0/17 and port Gi1/0/18`,
    );
  else
    write(
      'STORM_CONTROL-3-FILTERED',
      `A Broadcast storm detected on Gi1/0/${random.pick(['17', '18'])}. A packet filter action has been applied on the interface.`,
    );
}

/** The switch of the third floor on the afternoon when its network came and went. */
export const floorSwitch: ExampleLog = { path: 'logs/network/sw-3f-01.log', lines };
