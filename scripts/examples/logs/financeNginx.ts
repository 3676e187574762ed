import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('finance nginx');
const clock = new LogClock('2026-11-16T08:24:00');
const lines: string[] = [];
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
] as const;

const write = (address: string, request: string, status: number, bytes: number, referrer: string): void => {
  const agent = random.pick(agents);
  const upstream = `192.0.2.${String(random.between(21, 22))}:8080`;
  lines.push(
    `${address} - - [${clock.nginx('+0800')}] "${request} HTTP/2.0" ${String(status)} ${String(bytes)} "${referrer}" "${agent}" upstream=${upstream} rt=0.${String(random.between(4, 380)).padStart(3, '0')}`,
  );
};
const site = 'https://finance.example.com';

while (clock.ms < Date.parse('2026-11-16T08:44:00Z')) {
  clock.tick(random.between(1_500, 9_000));
  const address = `198.51.100.${String(random.between(100, 219))}`;
  if (clock.ms < Date.parse('2026-11-16T08:28:00Z') || random.next() < 0.2) {
    write(address, 'GET /finance/health', 200, 17, '-');
    continue;
  }
  const rounds = random.between(2, 4);
  for (let round = 0; round < rounds; round += 1) {
    write(address, 'GET /finance/login', 200, 4_812, `${site}/finance/home`);
    clock.tick(random.between(200, 900));
    write(address, 'POST /finance/login', 302, 0, `${site}/finance/login`);
    clock.tick(random.between(10, 60));
    write(address, 'GET /finance/home', 302, 0, `${site}/finance/login`);
    clock.tick(random.between(10, 60));
  }
}

/** The access log of the proxy in front of the finance system. */
export const financeNginx: ExampleLog = { path: 'logs/finance/nginx-access.2026-11-16.log', lines };
