import type { Category } from './records/codes.ts';
import { text, type Text } from './text.ts';

/** A place where something writes down what it does, and how to get a copy of it. */
export interface LogSource {
  readonly code: string;
  readonly label: Text;
  /** The words of a report that point here. Latin words stand alone, Chinese ones anywhere. */
  readonly words: RegExp;
  /** Where to look when no words point anywhere: categories, or their subcategories. */
  readonly usualFor?: readonly (Category | `${Category}.${string}`)[];
  /** Where it lives and how to copy it. */
  readonly find: Text;
}

/** In the order in which equally good ones are offered: the systems that most reporters have come first. */
export const logSources: readonly LogSource[] = [
  {
    code: 'windowsEvents',
    label: text('Windows event logs', 'Windows 事件日志'),
    words:
      /\b(windows|win(7|10|11)|blue ?screen|bsod|outlook|microsoft office|office 365|excel|event viewer)\b|蓝屏|事件查看器/i,
    usualFor: ['hardware', 'software.os', 'software.application'],
    find: text(
      'Event Viewer (eventvwr.msc) → Windows Logs → Application and System → Save All Events As, or with a filter Save Filtered Log File As. Or: wevtutil epl System "%USERPROFILE%\\Desktop\\System.evtx". The files are in %SystemRoot%\\System32\\winevt\\Logs.',
      '事件查看器（eventvwr.msc）→ Windows 日志 → 应用程序、系统 → 将所有事件另存为；已筛选时为“将已筛选的日志文件另存为”。或运行：wevtutil epl System "%USERPROFILE%\\Desktop\\System.evtx"。文件位于 %SystemRoot%\\System32\\winevt\\Logs。',
    ),
  },
  {
    code: 'macos',
    label: text('macOS Console and DiagnosticReports', 'macOS 控制台与诊断报告'),
    words: /\b(mac ?os|os x|mac(book|mini)?|imac|safari|finder)\b|苹果电脑/i,
    usualFor: ['hardware.endpoint', 'software.os'],
    find: text(
      'Console app → Crash Reports, Log Reports and Diagnostic Reports. The files are in ~/Library/Logs/DiagnosticReports and /Library/Logs/DiagnosticReports. For a period: log show --start "YYYY-MM-DD HH:MM:SS" --end "YYYY-MM-DD HH:MM:SS" > ~/Desktop/log.txt',
      '“控制台”应用 → 崩溃报告、日志报告、诊断报告。文件位于 ~/Library/Logs/DiagnosticReports 与 /Library/Logs/DiagnosticReports。按时间段导出：log show --start "YYYY-MM-DD HH:MM:SS" --end "YYYY-MM-DD HH:MM:SS" > ~/Desktop/log.txt',
    ),
  },
  {
    code: 'journal',
    label: text('Linux journal', 'Linux 系统日志（journalctl）'),
    words: /\b(linux|ubuntu|debian|centos|red ?hat|rhel|rocky|suse|fedora|kylin|uos|systemd|journalctl)\b|麒麟|统信/i,
    usualFor: ['hardware.server', 'software.os'],
    find: text(
      'journalctl --since "YYYY-MM-DD HH:MM" --until "YYYY-MM-DD HH:MM" -o short-iso > journal.txt, with -u NAME for one service and -k for the kernel and -b -1 for the start before this one. All of it is shown to root and the group systemd-journal only. Without systemd: /var/log/syslog or /var/log/messages.',
      'journalctl --since "YYYY-MM-DD HH:MM" --until "YYYY-MM-DD HH:MM" -o short-iso > journal.txt；指定服务加 -u 服务名，内核日志加 -k，上次启动加 -b -1。完整日志仅 root 与 systemd-journal 组可读。无 systemd 时见 /var/log/syslog 或 /var/log/messages。',
    ),
  },
  {
    code: 'vscode',
    label: text('VS Code logs folder', 'VS Code 日志文件夹'),
    words: /\b(vs ?code|visual studio code|code-server)\b/i,
    find: text(
      'Command “Developer: Open Logs Folder”; extensions write to the Output panel. The folder is %APPDATA%\\Code\\logs on Windows, ~/Library/Application Support/Code/logs on macOS, ~/.config/Code/logs on Linux; for a remote window also ~/.vscode-server/data/logs on that machine.',
      '运行命令“开发人员: 打开日志文件夹”（Developer: Open Logs Folder）；扩展的日志见“输出”面板。Windows：%APPDATA%\\Code\\logs；macOS：~/Library/Application Support/Code/logs；Linux：~/.config/Code/logs；远程窗口另见远程主机的 ~/.vscode-server/data/logs。',
    ),
  },
  {
    code: 'browserHar',
    label: text('Browser: HAR file', '浏览器：HAR 文件'),
    words:
      /\b(browser|chrome|microsoft edge|firefox|safari|web ?(page|site|app)|portal|url|https?|sso|login page|sign-?in page|html)\b|浏览器|网页|网站|页面|门户/i,
    usualFor: ['thirdParty', 'software.application'],
    find: text(
      'F12 → Network → tick “Preserve log”, repeat the steps, then “Export HAR (sanitized)”; in Firefox “Save All As HAR” in the gear menu, in Safari “Export” in the Network tab of the Web Inspector. A HAR can hold cookies and tokens: send the sanitized form, or take them out first. Add a picture of the Console tab.',
      'F12 → 网络 → 勾选“保留日志”，重现操作后选择“导出 HAR（已清理）”；Firefox 在齿轮菜单中选“全部另存为 HAR”；Safari 在网页检查器的“网络”页签中选“导出”。HAR 可能含 Cookie 和令牌：请导出已清理的版本，或先行删除。另请附“控制台”页签截图。',
    ),
  },
  {
    code: 'tomcat',
    label: text('Tomcat', 'Tomcat'),
    words: /\b(tomcat|catalina|jsp|servlet|war file)\b/i,
    find: text(
      '$CATALINA_BASE/logs: catalina.out and catalina.YYYY-MM-DD.log (server), localhost.YYYY-MM-DD.log (application errors), localhost_access_log.YYYY-MM-DD.txt (requests). Packages of Debian and Ubuntu write to /var/log/tomcat*. As a Windows service also tomcat*-stdout.*.log, tomcat*-stderr.*.log and commons-daemon.*.log.',
      '$CATALINA_BASE/logs：catalina.out 与 catalina.YYYY-MM-DD.log（服务器）、localhost.YYYY-MM-DD.log（应用报错）、localhost_access_log.YYYY-MM-DD.txt（访问）。Debian、Ubuntu 软件包写入 /var/log/tomcat*。作为 Windows 服务运行时另有 tomcat*-stdout.*.log、tomcat*-stderr.*.log、commons-daemon.*.log。',
    ),
  },
  {
    code: 'iis',
    label: text('IIS', 'IIS'),
    words: /\b(iis|asp(\.net|x)?|w3svc|app(lication)? pool)\b/i,
    find: text(
      '%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC<site ID>\\u_exYYMMDD.log; refused requests in %SystemRoot%\\System32\\LogFiles\\HTTPERR; traces of failed requests, where they are switched on, in %SystemDrive%\\inetpub\\logs\\FailedReqLogFiles. The times of W3C logs are UTC. Application errors are in the Application event log.',
      '%SystemDrive%\\inetpub\\logs\\LogFiles\\W3SVC<站点 ID>\\u_exYYMMDD.log；被拒绝的请求见 %SystemRoot%\\System32\\LogFiles\\HTTPERR；启用失败请求跟踪时另见 %SystemDrive%\\inetpub\\logs\\FailedReqLogFiles。W3C 日志的时间为 UTC。应用报错见“应用程序”事件日志。',
    ),
  },
  {
    code: 'nginx',
    label: text('nginx', 'nginx'),
    words: /\b(nginx|openresty|tengine|reverse proxy|50[234])\b|反向代理/i,
    find: text(
      '/var/log/nginx/error.log and access.log. On Windows: the logs folder beside nginx.exe. If they are elsewhere: sudo nginx -T 2>/dev/null | grep -E "access_log|error_log".',
      '/var/log/nginx/error.log 与 access.log。Windows：nginx.exe 旁的 logs 文件夹。如不在该处：sudo nginx -T 2>/dev/null | grep -E "access_log|error_log"。',
    ),
  },
  {
    code: 'apache',
    label: text('Apache HTTP Server', 'Apache HTTP Server'),
    words: /\b(apache|httpd)\b/i,
    find: text(
      'Debian, Ubuntu: /var/log/apache2/error.log and access.log; Red Hat: /var/log/httpd/error_log and access_log.',
      'Debian、Ubuntu：/var/log/apache2/error.log 与 access.log；Red Hat：/var/log/httpd/error_log 与 access_log。',
    ),
  },
  {
    code: 'containers',
    label: text('Containers', '容器'),
    words: /\b(docker|podman|kubernetes|k8s|pod|container)s?\b|容器/i,
    find: text(
      'docker logs --timestamps --since "YYYY-MM-DDTHH:MM" NAME > container.log 2>&1, or kubectl logs POD --timestamps > pod.log, with --previous after a restart; kubectl describe pod POD for the reason of it.',
      'docker logs --timestamps --since "YYYY-MM-DDTHH:MM" 容器名 > container.log 2>&1；或 kubectl logs POD --timestamps > pod.log，重启后加 --previous；重启原因见 kubectl describe pod POD。',
    ),
  },
  {
    code: 'mysql',
    label: text('MySQL, MariaDB', 'MySQL、MariaDB'),
    words: /\b(mysql|mariadb|innodb)\b/i,
    find: text(
      "The path is the answer to SHOW VARIABLES LIKE 'log_error'; usually /var/log/mysql/error.log or /var/log/mysqld.log. For slow statements: SHOW VARIABLES LIKE 'slow_query_log_file'.",
      "路径见 SHOW VARIABLES LIKE 'log_error'，通常为 /var/log/mysql/error.log 或 /var/log/mysqld.log。慢查询：SHOW VARIABLES LIKE 'slow_query_log_file'。",
    ),
  },
  {
    code: 'postgresql',
    label: text('PostgreSQL', 'PostgreSQL'),
    words: /\b(postgres(ql)?|psql)\b/i,
    find: text(
      'Debian, Ubuntu: /var/log/postgresql. Elsewhere: SHOW log_directory, relative to SHOW data_directory.',
      'Debian、Ubuntu：/var/log/postgresql。其他系统：SHOW log_directory，相对于 SHOW data_directory。',
    ),
  },
  {
    code: 'sqlServer',
    label: text('SQL Server', 'SQL Server'),
    words: /\b(sql ?server|mssql|ssms)\b/i,
    find: text(
      "Management Studio → Management → SQL Server Logs, or the file ERRORLOG in the instance’s MSSQL\\Log folder: SELECT SERVERPROPERTY('ErrorLogFileName').",
      "Management Studio → 管理 → SQL Server 日志；或实例 MSSQL\\Log 文件夹中的 ERRORLOG 文件：SELECT SERVERPROPERTY('ErrorLogFileName')。",
    ),
  },
  {
    code: 'oracle',
    label: text('Oracle Database', 'Oracle 数据库'),
    words: /\b(oracle|ora-\d+|plsql|tns)\b/i,
    find: text(
      "The alert log: $ORACLE_BASE/diag/rdbms/<database>/<instance>/trace/alert_<instance>.log. The folder: SELECT value FROM v$diag_info WHERE name = 'Diag Trace'.",
      "告警日志：$ORACLE_BASE/diag/rdbms/<数据库>/<实例>/trace/alert_<实例>.log。目录：SELECT value FROM v$diag_info WHERE name = 'Diag Trace'。",
    ),
  },
  {
    code: 'printing',
    label: text('Printing', '打印'),
    words: /\b(print(er|ing|s)?|scanner|cups|spooler)\b|打印|卡纸|扫描仪|复印/i,
    usualFor: ['hardware.peripheral'],
    find: text(
      'Windows: Event Viewer → Applications and Services Logs → Microsoft → Windows → PrintService → Operational (enable it first). macOS, Linux: /var/log/cups/error_log. Also the device’s own event log or a status page from its menu.',
      'Windows：事件查看器 → 应用程序和服务日志 → Microsoft → Windows → PrintService → Operational（须先启用）。macOS、Linux：/var/log/cups/error_log。另请提供设备自身的事件日志或状态页。',
    ),
  },
  {
    code: 'wireless',
    label: text('Wireless connection', '无线连接'),
    words: /\b(wi-?fi|wlan|wireless|ssid)\b|无线/i,
    usualFor: ['network.wireless'],
    find: text(
      'Windows, as administrator: netsh wlan show wlanreport, then copy C:\\ProgramData\\Microsoft\\Windows\\WlanReport\\wlan-report-latest.html. Linux: journalctl -u NetworkManager. macOS: hold Option, click the Wi-Fi icon, “Create Diagnostics Report”, which leaves WirelessDiagnostics*.tar.gz in /var/tmp.',
      'Windows（管理员）：netsh wlan show wlanreport，再复制 C:\\ProgramData\\Microsoft\\Windows\\WlanReport\\wlan-report-latest.html。Linux：journalctl -u NetworkManager。macOS：按住 Option 点按 Wi-Fi 图标，选择“创建诊断报告”，结果为 /var/tmp 中的 WirelessDiagnostics*.tar.gz。',
    ),
  },
  {
    code: 'networkDevice',
    label: text('Switch, router, firewall', '交换机、路由器、防火墙'),
    words:
      /\b(switch(es)?|router|firewall|vpn|vlan|ipsec|cisco|huawei|h3c|juniper|bgp|ospf)\b|交换机|路由器|防火墙|专线/i,
    usualFor: ['network'],
    find: text(
      'Cisco: show logging; Huawei: display logbuffer; H3C: display logbuffer; or the device’s lines on the syslog server. Ask for the device’s clock too (show clock, display clock): it may be off.',
      'Cisco：show logging；华为、H3C：display logbuffer；或日志服务器上该设备的记录。同时记录设备时钟（show clock、display clock），以便校准偏差。',
    ),
  },
  {
    code: 'signIn',
    label: text('Sign-in and account logs', '登录与账号日志'),
    words:
      /\b(sign-?in|log-?in|logon|account|lock(ed)?( ?out)?|password|permission|access denied|ldap|active directory|kerberos|mfa|entra)\b|登录|账号|密码|锁定|权限|域控/i,
    usualFor: ['access'],
    find: text(
      'Domain controller: Security event log, events 4625 (failed sign-in), 4740 (locked out), 4771 (Kerberos). Linux: /var/log/auth.log or /var/log/secure. Cloud directory: its sign-in logs, with the correlation ID. Never ask for the password.',
      '域控制器：“安全”事件日志，事件 4625（登录失败）、4740（账号锁定）、4771（Kerberos）。Linux：/var/log/auth.log 或 /var/log/secure。云目录：登录日志及关联 ID。切勿索要密码。',
    ),
  },
  {
    code: 'thirdPartyApi',
    label: text('Calls to the other party', '对外接口调用'),
    words: /\b(api|webhook|endpoint|saas|cloud service|request id)\b|接口|云服务|回调/i,
    usualFor: ['thirdParty'],
    find: text(
      'The calling application’s log of the request and the answer: method, address, status, request ID, duration, without Authorization headers and keys. Beside it a copy of the provider’s status page.',
      '调用方应用对请求与响应的日志：方法、地址、状态码、请求 ID、耗时，去除 Authorization 头与密钥。并附服务商状态页截图。',
    ),
  },
];
