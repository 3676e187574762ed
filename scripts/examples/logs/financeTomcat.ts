import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('finance tomcat');
const clock = new LogClock('2026-11-16T07:40:00');
const lines: string[] = [];
let isStarting = true;

const stamp = (): string => {
  const date = new Date(clock.ms);
  return `${String(date.getUTCDate())}-Nov-2026 ${date.toISOString().slice(11, 23)}`;
};
const write = (level: 'INFO' | 'WARNING' | 'SEVERE', source: string, message: string): void => {
  const thread = isStarting ? 'main' : `http-nio-8080-exec-${String(random.between(1, 60))}`;
  lines.push(`${stamp()} ${level} [${thread}] ${source} ${message}`);
};
const user = (): string => `f${String(random.between(1001, 1240))}`;
const session = (): string => random.hex(32).toUpperCase();

const start = (): void => {
  const catalina = 'org.apache.catalina.startup';
  write('INFO', `${catalina}.VersionLoggerListener.log`, 'Server version name:   Apache Tomcat/9.0.85');
  write('INFO', `${catalina}.VersionLoggerListener.log`, 'JVM Version:           11.0.22+7');
  write(
    'INFO',
    `${catalina}.HostConfig.deployWAR`,
    'Deploying web application archive [/opt/finance/webapps/finance.war]',
  );
  clock.tick(18_204);
  write('INFO', `${catalina}.HostConfig.deployWAR`, 'Deployment of [/opt/finance/webapps/finance.war] has finished');
  write(
    'INFO',
    'com.example.finance.Application.init',
    'Finance 5.3.0 (build 20261113) started, context path /finance',
  );
  write(
    'INFO',
    'com.example.finance.web.CookieConfig.apply',
    'Session cookie FINSESSION, path=/finance, secure, httpOnly',
  );
  write('INFO', `${catalina}.Catalina.start`, 'Server startup in [21377] milliseconds');
};

const background = (): void => {
  const choice = random.between(1, 10);
  const ms = random.between(12, 420);
  if (choice <= 5)
    write(
      'INFO',
      'com.example.finance.report.ReportJob.run',
      `Voucher sync batch ${String(random.between(4000, 4999))} done in ${String(ms)} ms`,
    );
  else if (choice <= 8)
    write(
      'INFO',
      'com.example.finance.db.PoolMonitor.sample',
      `Pool finance-db active=${String(random.between(2, 14))} idle=${String(random.between(6, 20))} waiting=0`,
    );
  else write('INFO', 'com.example.finance.api.HealthController.get', 'GET /finance/health 200');
};

/** One person who signs in and is sent back to the sign-in page again and again. */
const loop = (): void => {
  const name = user();
  const rounds = random.between(3, 6);
  for (let round = 1; round <= rounds; round += 1) {
    const id = session();
    write('INFO', 'com.example.finance.security.LoginController.post', `Login succeeded, user=${name}, session=${id}`);
    clock.tick(random.between(4, 30));
    write(
      'WARNING',
      'com.example.finance.security.SessionFilter.doFilter',
      `No FINSESSION cookie in GET /finance/home, user agent sent [route]; redirecting to /finance/login`,
    );
    clock.tick(random.between(40, 300));
    if (round === 5)
      write(
        'SEVERE',
        'com.example.finance.security.LoopGuard.check',
        `Possible login loop: user=${name} signed in ${String(round)} times within 10 s without a session`,
      );
  }
};

start();
isStarting = false;
while (clock.ms < Date.parse('2026-11-16T09:04:00Z')) {
  clock.tick(random.between(900, 7_000));
  const isWorkingHours = clock.ms >= Date.parse('2026-11-16T08:28:00Z');
  if (isWorkingHours && random.next() < 0.28) loop();
  else background();
}

/** The application log of the finance system on the morning after its upgrade. */
export const financeTomcat: ExampleLog = { path: 'logs/finance/catalina.2026-11-16.log', lines };
