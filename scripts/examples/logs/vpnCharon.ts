import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('vpn charon');
const clock = new LogClock('2026-11-22T10:12:00');
const lines: string[] = [];
const write = (group: string, message: string): void => {
  lines.push(
    `${clock.syslog} vpn-hq-1 charon[1187]: ${String(random.between(5, 16)).padStart(2, '0')}[${group}] ${message}`,
  );
};
const peer = '192.0.2.1[4500] to 198.51.100.70[4500]';
let connection = 311;
let message = 0;

const keepAlive = (): void => {
  message += 1;
  write('IKE', 'sending DPD request');
  write('ENC', `generating INFORMATIONAL request ${String(message)} [ ]`);
  write('NET', `sending packet: from ${peer} (80 bytes)`);
  clock.tick(random.between(26, 31));
  write('NET', 'received packet: from 198.51.100.70[4500] to 192.0.2.1[4500] (80 bytes)');
  write('ENC', `parsed INFORMATIONAL response ${String(message)} [ ]`);
  clock.tick(30_000);
};

const drop = (): void => {
  message += 1;
  write('IKE', 'sending DPD request');
  write('ENC', `generating INFORMATIONAL request ${String(message)} [ ]`);
  write('NET', `sending packet: from ${peer} (80 bytes)`);
  for (const [attempt, seconds] of [4, 7, 13, 23].entries()) {
    clock.tick(seconds * 1_000);
    write('IKE', `retransmit ${String(attempt + 1)} of request with message ID ${String(message)}`);
    write('NET', `sending packet: from ${peer} (80 bytes)`);
  }
  clock.tick(42_000);
  write('IKE', 'giving up after 4 retransmits');
  write('IKE', `restarting CHILD_SA branch-lan`);
  connection += 1;
  write('IKE', `initiating IKE_SA branch[${String(connection)}] to 198.51.100.70`);
  clock.tick(random.between(900, 3_200));
  write(
    'IKE',
    `IKE_SA branch[${String(connection)}] established between 192.0.2.1[hq.example.com]...198.51.100.70[branch.example.com]`,
  );
  write(
    'IKE',
    `CHILD_SA branch-lan{${String(connection * 2)}} established with SPIs c${random.hex(7)}_i c${random.hex(7)}_o and TS 203.0.113.128/26 === 203.0.113.192/27`,
  );
  message = 0;
};

while (clock.ms < Date.parse('2026-11-22T10:21:00Z')) keepAlive();
while (clock.ms < Date.parse('2026-11-22T12:20:00Z')) {
  for (let quiet = random.between(3, 9); quiet > 0; quiet -= 1) keepAlive();
  drop();
}
while (clock.ms < Date.parse('2026-11-22T14:30:00Z')) keepAlive();

/** The VPN daemon at head office while the tunnel to the branch goes up and down. Its clock is UTC. */
export const vpnCharon: ExampleLog = { path: 'logs/vpn/charon.2026-11-22.log', lines };
