import assert from 'node:assert/strict';
import { logAdviceFor, logRules } from '../../../src/domain/logLocations.ts';
import { logSources } from '../../../src/domain/logSources.ts';

const places = (system: string, verbatim = '', triage: object = {}): string[] =>
  logAdviceFor({ title: '', intake: { system, verbatim }, triage }).map(({ code }) => code);

describe('where the logs live', () => {
  it('goes by the system first, then by the words of the user', () => {
    assert.equal(places('nginx on web03', 'Chrome shows an error page')[0], 'nginx');
    assert.equal(places('Finance portal', 'Tomcat answers 500, says the page')[0], 'browserHar');
    assert.ok(places('Finance portal', 'Tomcat answers 500').includes('tomcat'));
    assert.equal(places('VS Code on a MacBook')[0], 'macos');
    assert.ok(places('VS Code on a MacBook').includes('vscode'));
    assert.equal(places('IIS 10')[0], 'iis');
    assert.equal(places('Ubuntu 24.04')[0], 'journal');
  });

  it('reads Chinese reports, also where Latin words stand between characters', () => {
    assert.equal(places('财务系统', '登录nginx后台时报502')[0], 'nginx');
    assert.equal(places('二楼打印机')[0], 'printing');
    assert.equal(places('办公电脑', '开机蓝屏')[0], 'windowsEvents');
    assert.equal(places('OA', '浏览器打不开页面')[0], 'browserHar');
  });

  it('falls back on what is usual for the category, and says so', () => {
    assert.deepEqual(places('', '', { category: 'network', subcategory: 'wireless' }), ['wireless', 'networkDevice']);
    assert.deepEqual(places('', '', { category: 'access' }), ['signIn']);
    for (const category of ['hardware', 'software', 'network', 'access', 'thirdParty'])
      assert.ok(places('', '', { category, subcategory: category === 'software' ? 'os' : 'lan' }).length > 0, category);
    const [advice] = logAdviceFor({ title: 'x', intake: {}, triage: { category: 'access' } });
    assert.equal(advice?.because, 'category');
    assert.deepEqual(places('', ''), []);
  });

  it('does not take words for others that contain them', () => {
    assert.ok(!places('Printing press controller').includes('macos'));
    assert.ok(!places('Accounting ledger').includes('signIn'));
    assert.ok(!places('Capistrano').includes('thirdPartyApi'));
  });

  it('always asks for a copy, a time to the minute with its zone, and no secrets', () => {
    const [copy, time, secrets] = logRules;
    assert.ok(copy!.en.includes('copy') && copy!.zh.includes('副本'));
    assert.ok(
      time!.en.includes('minute') &&
        time!.en.includes('zone') &&
        time!.zh.includes('分钟') &&
        time!.zh.includes('时区'),
    );
    assert.ok(secrets!.en.includes('passwords') && secrets!.zh.includes('密码'));
  });

  it('names the places of the documentation of each system', () => {
    const documented: Readonly<Record<string, readonly string[]>> = {
      windowsEvents: ['eventvwr.msc', 'wevtutil epl System', '%SystemRoot%\\System32\\winevt\\Logs'],
      macos: ['~/Library/Logs/DiagnosticReports', '/Library/Logs/DiagnosticReports', 'log show --start'],
      journal: ['journalctl --since', '--until', '-o short-iso', '/var/log/messages'],
      vscode: ['Developer: Open Logs Folder', '%APPDATA%\\Code\\logs', '~/.config/Code/logs'],
      browserHar: ['HAR', 'F12'],
      tomcat: ['$CATALINA_BASE/logs', 'catalina.out', 'localhost_access_log.YYYY-MM-DD.txt'],
      iis: ['%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC', 'u_exYYMMDD.log', 'HTTPERR', 'UTC'],
      nginx: ['/var/log/nginx/error.log', 'access.log', 'nginx -T'],
    };
    for (const [code, places] of Object.entries(documented)) {
      const find = logSources.find((source) => source.code === code)?.find;
      for (const place of places) assert.ok(find?.en.includes(place) && find.zh.includes(place), `${code}: ${place}`);
    }
  });

  it('names each place once, in both languages', () => {
    assert.equal(new Set(logSources.map(({ code }) => code)).size, logSources.length);
    for (const { find, code } of logSources) assert.ok(find.en.length > 40 && /\p{Script=Han}/u.test(find.zh), code);
  });
});
