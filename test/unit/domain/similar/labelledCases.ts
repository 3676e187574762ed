import type { Case } from '../../../../src/domain/case.ts';
import { featuresOf, type CaseFeatures } from '../../../../src/domain/similar/caseFeatures.ts';

interface Described {
  readonly title: string;
  readonly system?: string;
  readonly category?: string;
  readonly words: string;
  /** An error code in its own field. */
  readonly code?: string;
  /** The beginning of a log that is attached. */
  readonly log?: string;
}
export interface Past extends Described {
  readonly id: string;
  readonly cause: string;
}
export interface Query extends Described {
  /** The id of the past case that is the right answer. */
  readonly right: string;
}

const described = (
  id: string,
  title: string,
  system: string,
  category: string,
  words: string,
  cause: string,
  more: { code?: string; log?: string } = {},
): Past => ({ id, title, system, category, words, cause, ...more });

/** Past cases of a support desk in both languages, over all five categories; several are near misses of each other. */
export const pastCases: readonly Past[] = [
  described(
    'h01',
    '会议室终端无法开机',
    'Terminal M-204',
    'hardware',
    '按了电源键没反应，指示灯也不亮，昨天下班前还正常',
    '电源适配器损坏',
  ),
  described(
    'h02',
    '财务打印机频繁卡纸',
    'HP LaserJet 财务部',
    'hardware',
    '打印凭证的时候老是卡纸，纸盒2出来的纸是皱的',
    '纸盒搓纸轮磨损',
  ),
  described(
    'h03',
    '打印机打出来全是空白页',
    'HP LaserJet 财务部',
    'hardware',
    '打印出来都是白纸，换过硒鼓还是一样',
    '硒鼓封条未撕',
  ),
  described(
    'h04',
    'Laptop shuts down when the lid is moved',
    'ThinkPad T14',
    'hardware',
    'The screen goes dark and the laptop switches off when I move the lid',
    'Loose battery connector',
  ),
  described(
    'h05',
    'Blue screen after docking',
    'ThinkPad T14',
    'hardware',
    'It shows a blue screen when I plug in the docking station: DRIVER_IRQL_NOT_LESS_OR_EQUAL',
    'Ethernet driver of the dock',
    { code: '0x000000D1' },
  ),
  described(
    'h06',
    'Server fan alarm in rack 3',
    'Dell R740',
    'hardware',
    'The server beeps and the front light is amber, fan 4 reports zero rpm',
    'Fan 4 failed',
  ),
  described(
    'h07',
    '磁盘阵列降级告警',
    'Dell R740',
    'hardware',
    '服务器面板黄灯，阵列卡提示一块硬盘离线',
    '硬盘坏道离线',
  ),
  described(
    'h08',
    '扫描枪扫不出条码',
    '仓库扫描枪',
    'hardware',
    '扫码枪有红光但是扫不进去，充电座上也不响',
    '充电触点氧化',
  ),
  described(
    's01',
    '财务系统登录后循环跳转',
    '财务系统',
    'software',
    '输完密码又跳回登录页，一直循环',
    '会话存储磁盘已满',
    {
      log: '2026-01-05 09:00:01,222 ERROR [http-nio-8080-exec-12] c.f.SessionStore - Session write failed: No space left on device\njava.io.IOException: No space left on device\n\tat com.fin.SessionStore.write(SessionStore.java:88)\n\tat com.fin.LoginFilter.doFilter(LoginFilter.java:41)',
    },
  ),
  described(
    's02',
    '财务系统凭证提交报错',
    '财务系统',
    'software',
    '点提交就弹空指针错误，凭证保存不了',
    '自定义字段未初始化',
    {
      log: 'java.lang.NullPointerException: null\n\tat com.fin.Voucher.total(Voucher.java:312)\n\tat com.fin.VoucherService.submit(VoucherService.java:77)',
    },
  ),
  described('s03', 'ERP 报表导出超时', 'ERP 系统', 'software', '导出月结报表转圈几分钟然后说超时', '报表缺少索引', {
    log: '2026-02-01 10:00:00 ERROR ORA-01013: user requested cancel of current operation',
  }),
  described(
    's04',
    'ERP cannot connect to its database',
    'ERP 系统',
    'software',
    'ERP opens with a red message about the listener',
    'Listener not started after patching',
    {
      log: 'Caused by: java.sql.SQLRecoverableException: ORA-12541: TNS:no listener\n\tat oracle.jdbc.driver.T4CConnection.logon(T4CConnection.java:459)',
    },
  ),
  described(
    's05',
    'ERP login says invalid password for the database user',
    'ERP 系统',
    'software',
    'After the weekend ERP says logon denied on start',
    'Database password expired',
    {
      log: 'java.sql.SQLException: ORA-01017: invalid username/password; logon denied\n\tat oracle.jdbc.driver.T4CConnection.logon(T4CConnection.java:466)',
    },
  ),
  described(
    's06',
    'MySQL refuses connections at noon',
    '订单数据库',
    'software',
    '中午高峰期下单提示数据库连接失败',
    '连接池泄漏',
    { log: '[ERROR] ERROR 1040 (08004): Too many connections from 10.2.3.4' },
  ),
  described('s07', 'MySQL 磁盘写满', '订单数据库', 'software', '下单失败，数据库日志说磁盘满', '慢查询日志占满磁盘', {
    log: '[ERROR] Disk is full writing /var/lib/mysql/binlog.000123 (Errcode: 28 - No space left on device)',
  }),
  described(
    's08',
    'Outlook hangs when searching',
    'Outlook',
    'software',
    'Outlook freezes for a minute every time I search for a mail',
    'Search index corrupted',
  ),
  described(
    's09',
    'Outlook add-in disappears after update',
    'Outlook',
    'software',
    'The CRM add-in is gone from the ribbon since the update',
    'Add-in disabled by policy',
  ),
  described(
    's10',
    'Windows 更新反复失败',
    'Windows 11',
    'software',
    '更新装到一半就回滚，提示 0x80070005',
    '更新目录权限不足',
    { code: '0x80070005' },
  ),
  described(
    's11',
    'Excel 打开共享文件提示被锁定',
    'Excel',
    'software',
    '打开共享盘的预算表说被另一用户锁定，其实没人打开',
    '残留锁文件未清理',
  ),
  described('n01', '分公司无法访问内网', '上海分公司专线', 'network', '内网网页一直转圈，外网正常', '专线路由缺失', {
    log: 'traceroute to 10.1.0.5, 30 hops max\n 3  * * *\nDestination host unreachable',
  }),
  described(
    'n02',
    'VPN 连接失败 809',
    'SSL VPN',
    'network',
    '在家连 VPN 提示错误 809，别的网络可以',
    '家用路由器拦截 UDP 500',
    { code: '809' },
  ),
  described(
    'n03',
    'VPN 提示用户名密码错误 691',
    'SSL VPN',
    'network',
    '连 VPN 提示错误 691，密码肯定没错',
    '账号在域控被锁定',
    { code: '691' },
  ),
  described(
    'n04',
    'Wi-Fi drops when walking between floors',
    'Office Wi-Fi',
    'network',
    'Calls break off when I walk from the second to the third floor',
    'Roaming thresholds',
    { log: 'wlan: deauthenticated from aa:bb:cc:dd:ee:ff (Reason: 4=DISASSOC_DUE_TO_INACTIVITY)' },
  ),
  described(
    'n05',
    '三楼断网后广播风暴',
    '三楼接入交换机',
    'network',
    '整层楼突然都上不了网，交换机灯狂闪',
    '私接交换机造成环路',
    { log: '%SPANTREE-2-LOOPGUARD_BLOCK: Loop guard blocking port Gi1/0/24' },
  ),
  described(
    'n06',
    'Intranet names do not resolve',
    'DNS',
    'network',
    'Pages open by address but not by name',
    'Zone not transferred after the serial went back',
    { log: 'named[812]: zone corp.example/IN: transfer failed: SERVFAIL from 10.0.0.53#53' },
  ),
  described(
    'n07',
    '视频会议卡顿丢包',
    '会议室网络',
    'network',
    '开视频会议画面卡住声音断续，ping 丢包 25%',
    '上联光模块故障',
  ),
  described(
    'a01',
    '新员工没有报表权限',
    'BI 报表',
    'access',
    '打开销售报表提示没有权限，请联系管理员',
    '未加入报表权限组',
  ),
  described(
    'a02',
    'Account locked every morning',
    'Active Directory',
    'access',
    'My account is locked again each morning before I sign in',
    'Old password stored on a phone',
    { log: 'Event ID 4740: A user account was locked out.' },
  ),
  described(
    'a03',
    'MFA prompt never arrives',
    'Microsoft 365',
    'access',
    'I cannot sign in: AADSTS50076 and no prompt on my phone',
    'New phone not registered',
    { code: 'AADSTS50076' },
  ),
  described(
    'a04',
    'Sign-in says wrong password in Microsoft 365',
    'Microsoft 365',
    'access',
    'Mail asks for the password again and again: AADSTS50126',
    'Password synchronisation stopped',
    { code: 'AADSTS50126' },
  ),
  described(
    'a05',
    '共享盘文件夹拒绝访问',
    '部门共享盘',
    'access',
    '双击项目文件夹说拒绝访问，上周还能进',
    '继承权限被误删',
  ),
  described(
    'a06',
    '离职交接邮箱无法打开',
    'Exchange 邮箱',
    'access',
    '经理要看离职同事的邮箱，提示无法展开文件夹',
    '未授予完全访问权限',
  ),
  described('t01', '短信接口返回 503', 'SMS API', 'thirdParty', '客户收不到验证码，接口返回 503', '服务商限流', {
    log: 'POST https://sms.example.com/v2/send HTTP/1.1" 503 0',
  }),
  described(
    't02',
    '支付网关证书过期',
    '支付网关',
    'thirdParty',
    '付款页面打不开，浏览器提示证书有问题',
    '网关证书到期未换',
    {
      log: 'javax.net.ssl.SSLHandshakeException: PKIX path validation failed: CertPathValidatorException: validity check failed\n\tat sun.security.ssl.Alerts.getSSLException(Alerts.java:192)',
    },
  ),
  described(
    't03',
    'Payment callback signature mismatch',
    '支付网关',
    'thirdParty',
    'Orders stay unpaid although the customer paid; callback says signature invalid',
    'Key rotated without notice',
    { log: 'ERROR callback rejected: invalid signature for merchant 88231' },
  ),
  described(
    't04',
    'Map service answers 403',
    'Map API',
    'thirdParty',
    'The map stays grey in the dispatch screen',
    'API key restricted to another domain',
    { log: 'GET https://maps.example.com/tiles/3/4/5 403 Forbidden' },
  ),
  described(
    't05',
    '云盘同步停在 99%',
    '企业云盘',
    'thirdParty',
    '文件同步到 99% 就不动了，换电脑也一样',
    '文件名含非法字符',
  ),
  described(
    't06',
    'Courier tracking shows yesterday only',
    'Courier portal',
    'thirdParty',
    'Tracking numbers of today are unknown in the portal',
    'Nightly export of the vendor delayed',
  ),
];

const asked = (right: string, title: string, words: string, more: Omit<Described, 'title' | 'words'> = {}): Query => ({
  right,
  title,
  words,
  ...more,
});

/** What is on the phone today, and which past case should come first; some have a near miss beside it, some little more than words. */
export const queries: readonly Query[] = [
  asked('h01', '前台终端按电源没反应', '按电源键灯不亮，开不了机', { category: 'hardware' }),
  asked('h02', '行政打印机卡纸', '打印老卡纸，拿出来的纸都皱了', { category: 'hardware' }),
  asked('h03', '打印都是白纸', '刚换了硒鼓，打印出来还是空白页', { system: 'HP LaserJet 行政部' }),
  asked('h05', 'Laptop crashes with dock', 'Blue screen as soon as the dock is connected, stop code 0x000000D1', {
    category: 'hardware',
  }),
  asked('h06', 'Server beeping, amber light', 'One of the fans seems to stand still', { system: 'Dell R740' }),
  asked('s01', '报销系统登录死循环', '登录以后又回到登录页面', {
    log: '2026-11-20 14:22:09,871 ERROR [http-nio-8080-exec-3] c.f.SessionStore - Session write failed: No space left on device\njava.io.IOException: No space left on device\n\tat com.fin.SessionStore.write(SessionStore.java:91)\n\tat com.fin.LoginFilter.doFilter(LoginFilter.java:44)',
  }),
  asked('s02', '财务系统保存凭证失败', '一点提交就报错', {
    system: '财务系统',
    log: 'java.lang.NullPointerException: null\n\tat com.fin.Voucher.total(Voucher.java:330)\n\tat com.fin.VoucherService.submit(VoucherService.java:80)',
  }),
  asked('s03', '导出报表一直转圈超时', '月结导出等几分钟就超时了', { system: 'ERP系统' }),
  asked('s04', 'ERP does not start', 'A message: ORA-12541: TNS:no listener', { system: 'ERP 系统' }),
  asked(
    's05',
    'ERP start page shows a database error',
    'It says “ORA-01017: invalid username/password; logon denied”',
    { system: 'ERP 系统', category: 'software' },
  ),
  asked('s06', '下单提示数据库错误', '客户下不了单', {
    log: '2026-11-22T12:01:00Z [ERROR] ERROR 1040 (08004): Too many connections from 10.9.9.9',
  }),
  asked('s07', '订单库写不进去', '数据库报磁盘满', { system: '订单数据库' }),
  asked('s08', 'Outlook freezes on search', 'Searching mail makes Outlook hang', { category: 'software' }),
  asked('s09', 'CRM add-in missing in Outlook', 'Since the update the add-in is no longer in the ribbon', {
    system: 'Outlook',
  }),
  asked('s10', '系统补丁装不上', '更新到一半回滚，代码 0x80070005', { category: 'software' }),
  asked('n02', '在家连不上 VPN', '提示错误 809', { system: 'SSL VPN' }),
  asked('n03', '连不上 VPN', 'VPN 提示错误 691', { system: 'SSL VPN' }),
  asked('n04', 'Call drops when changing floors', 'My Wi-Fi calls break off on the stairs', { category: 'network' }),
  asked('n05', '五楼全部断网', '交换机所有灯一起狂闪', {
    log: '%SPANTREE-2-LOOPGUARD_BLOCK: Loop guard blocking port Gi2/0/3',
  }),
  asked('n06', 'Names of the intranet are unknown', 'Opening by IP address works, by name it does not', {
    category: 'network',
  }),
  asked('a01', '看不了销售报表', '提示没有权限请联系管理员', { system: 'BI报表' }),
  asked('a02', 'Locked out again this morning', 'Account is locked every day before I sign in', { category: 'access' }),
  asked('a03', 'Cannot sign in to mail', 'The page shows AADSTS50076', { system: 'Microsoft 365' }),
  asked('a04', 'Password asked again and again', 'It ends with AADSTS50126', { system: 'Microsoft 365' }),
  asked('a05', '进不去项目共享文件夹', '双击就拒绝访问', { category: 'access' }),
  asked('t01', '验证码收不到', '调用短信接口一直 503', {
    category: 'thirdParty',
    log: '10.0.0.8 - - "POST https://sms.example.com/v2/send HTTP/1.1" 503 17',
  }),
  asked('t02', '付款页面证书错误', '浏览器说证书有问题，付不了款', { category: 'thirdParty' }),
  asked('t03', 'Paid orders remain unpaid', 'The customer paid but the order is open', {
    log: '2026-11-22 10:00:00 ERROR callback rejected: invalid signature for merchant 99120',
  }),
  asked('t04', 'Dispatch map is grey', 'The tiles of the map do not load', { system: 'Map API' }),
  asked('t05', '云盘一直同步不完', '卡在 99% 不动', { category: 'thirdParty' }),
];

/** Problems that no past case is like. */
export const strangers: readonly Described[] = [
  { title: '食堂刷卡机需要搬迁', words: '食堂装修，请安排把刷卡设备挪到二楼' },
  { title: 'Please order new monitors', words: 'Our team grows by three people in spring' },
];

const caseOf = (
  { title, system, category, words, code }: Described,
  number: string,
  status: string,
  cause?: string,
): Case => ({
  formatVersion: 1,
  number,
  title,
  status,
  intake: { verbatim: words, ...(system !== undefined && { system }) },
  triage: { ...(category !== undefined && { category }) },
  details: { ...(code !== undefined && { errorCode: code }) },
  rootCause: cause === undefined ? {} : { hypotheses: [{ id: 'h1', cause, verdict: 'confirmed' }], rootCause: ['h1'] },
});

export const numberOf = (index: number): string => `TS-20260101-A${String(1_000 + index)}`;
export const featuresOfPast = (past: Past, index: number, status = 'closed'): CaseFeatures =>
  featuresOf(caseOf(past, numberOf(index), status, past.cause), past.log === undefined ? [] : [past.log]);
export const featuresAsked = (query: Described): CaseFeatures =>
  featuresOf(caseOf(query, 'TS-20261122-K7Q4M', 'draft'), query.log === undefined ? [] : [query.log]);
