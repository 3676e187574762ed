import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('mysql error');
const clock = new LogClock('2026-10-27T18:00:12');
const lines: string[] = [];
const write = (level: 'System' | 'Warning' | 'ERROR', code: string, source: string, message: string): void => {
  lines.push(
    `${clock.stamp('T', '.')}${String(random.between(100, 999))}+08:00 ${String(random.between(8, 980))} [${level}] [${code}] [${source}] ${message}`,
  );
};

for (let count = 0; count < 160; count += 1) {
  clock.tick(random.between(60_000, 240_000));
  if (random.next() < 0.8)
    write(
      'Warning',
      'MY-010055',
      'Server',
      `IP address '198.51.100.${String(random.between(20, 60))}' could not be resolved: Name or service not known`,
    );
  else
    write(
      'Warning',
      'MY-013360',
      'Server',
      "Plugin mysql_native_password reported: ''mysql_native_password' is deprecated'",
    );
}
clock.ms = Date.parse('2026-10-28T10:02:41.207Z');
write('Warning', 'MY-000000', 'Server', 'Free space on /var/lib/mysql is 2.1 GB');
for (const [minutes, free] of [
  [4, '1.2 GB'],
  [5, '410 MB'],
] as const) {
  clock.tick(minutes * 60_000);
  write('Warning', 'MY-000000', 'Server', `Free space on /var/lib/mysql is ${free}`);
}
clock.tick(121_000);
for (let count = 0; count < 42; count += 1) {
  clock.tick(random.between(400, 21_000));
  const table = random.pick(['shop/order_item', 'shop/order_head', 'shop/stock_log']);
  if (count % 6 === 0) {
    write(
      'ERROR',
      'MY-012820',
      'InnoDB',
      'Write to file ./ibdata1 failed at offset 79691776, 1048576 bytes should have been written, only 0 were written. Operating system error number 28.',
    );
    write('ERROR', 'MY-012640', 'InnoDB', "Error number 28 means 'No space left on device'");
  } else if (count % 2 === 0)
    write(
      'ERROR',
      'MY-010907',
      'Server',
      "Error writing file '/var/lib/mysql/binlog.000918' (errno: 28 - No space left on device)",
    );
  else
    write(
      'ERROR',
      'MY-012144',
      'InnoDB',
      `posix_fallocate(): Failed to preallocate data for file ./${table}.ibd, desired size 4194304 bytes. Operating system error number 28.`,
    );
}
clock.ms = Date.parse('2026-10-28T10:31:08.000Z');
write(
  'System',
  'MY-010931',
  'Server',
  "/usr/sbin/mysqld: ready for connections. Version: '8.0.36'  socket: '/var/lib/mysql/mysql.sock'  port: 3306",
);
for (let count = 0; count < 60; count += 1) {
  clock.tick(random.between(60_000, 200_000));
  write(
    'Warning',
    'MY-010055',
    'Server',
    `IP address '198.51.100.${String(random.between(20, 60))}' could not be resolved: Name or service not known`,
  );
}

/** The error log of the order database on the day when its disk ran full. */
export const mysqlError: ExampleLog = { path: 'logs/mysql/mysqld-error.log', lines };
