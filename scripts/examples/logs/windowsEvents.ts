import type { ExampleLog } from '../exampleLog.ts';
import { LogClock } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('windows events');
const clock = new LogClock('2026-11-18T07:51:10');
const lines: string[] = [];

const event = (level: string, source: string, id: number, task: string, message: readonly string[]): void => {
  const date = new Date(clock.ms);
  const day = `${String(date.getUTCDate())}/${String(date.getUTCMonth() + 1)}/${String(date.getUTCFullYear())}`;
  lines.push(
    `Log Name:      Application`,
    `Source:        ${source}`,
    `Date:          ${day} ${date.toISOString().slice(11, 19)}`,
    `Event ID:      ${String(id)}`,
    `Task Category: ${task}`,
    `Level:         ${level}`,
    `Computer:      LON-NB-0417.branch.example.com`,
    `Description:`,
    ...message,
    '',
  );
};

const crash = (start: string): void =>
  event('Error', 'Application Error', 1000, 'Application Crashing Events', [
    'Faulting application name: OUTLOOK.EXE, version: 16.0.18925.20216, time stamp: 0x68f2a7c1',
    'Faulting module name: SealedMail.Addin.dll, version: 4.1.0.0, time stamp: 0x65b0c2de',
    'Exception code: 0xc0000005',
    'Fault offset: 0x000000000004c1f2',
    `Faulting process id: 0x${random.hex(4)}`,
    `Faulting application start time: 0x1dc58${random.hex(10)}`,
    'Faulting application path: C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE',
    'Faulting module path: C:\\Program Files\\SealedMail\\SealedMail.Addin.dll',
    `Report Id: ${start}-${random.hex(4)}-4${random.hex(3)}-9${random.hex(3)}-${random.hex(12)}`,
  ]);

const quiet = [
  ['Information', 'Security-SPP', 16384, ['Successfully scheduled Software Protection service for re-start.']],
  ['Information', 'Windows Error Reporting', 1001, ['Fault bucket , type 0', 'Event Name: APPCRASH']],
  ['Information', 'ESENT', 326, ['svchost (4180,D,50) DS_Token_DB: The database engine attached a database.']],
] as const satisfies readonly (readonly [string, string, number, readonly string[]])[];

event('Information', 'MsiInstaller', 1033, 'None', [
  'Windows Installer reconfigured the product. Product Name: SealedMail Add-in. Product Version: 4.1.0.',
]);
clock.tick(612_000);
event('Information', 'Microsoft Office 16', 200, 'None', ['Office update 16.0.18925.20216 was applied.']);
for (let count = 0; count < 44; count += 1) {
  clock.tick(random.between(30_000, 260_000));
  const [level, source, id, message] = quiet[random.between(0, quiet.length - 1)] ?? quiet[0];
  if (count > 11 && count % 4 === 0) crash(random.hex(8));
  else event(level, source, id, 'None', message);
}

/** Windows event text as "Copy as text" gives it, of the notebook on which Outlook crashes. */
export const windowsEvents: ExampleLog = { path: 'logs/windows/LON-NB-0417-application.txt', lines };
