import assert from 'node:assert/strict';
import { maskingRules, type BuiltInRule } from '../../../../src/domain/masking.ts';
import { standardMasking } from '../../../../src/evidence/secrets/maskingSettings.ts';
import { scanText } from '../../../../src/evidence/secrets/scanText.ts';

/** Stands between halves of made-up secrets, so that no scanner of repositories takes this file for a leak. */
const join = (...parts: readonly string[]): string => parts.join('');

/** What must be found, between `⟦` and `⟧`, by rule. What stands outside the marks must stay. */
const positives: Readonly<Record<BuiltInRule, readonly string[]>> = {
  privateKey: [
    `-----BEGIN RSA PRIVATE KEY-----\n⟦${'MIIEowIBAAKCAQEA'.repeat(4)}\n${'q83vEjRWeJCrze8S'.repeat(4)}⟧\n-----END RSA PRIVATE KEY-----`,
    `cut: -----BEGIN OPENSSH PRIVATE KEY-----\n⟦${'b3BlbnNzaC1rZXkt'.repeat(4)}⟧`,
    `⟦${'MIIEowIBAAKCAQEA'.repeat(4)}\n${'q83vEjRWeJCrze8S'.repeat(3)}⟧\n-----END PRIVATE KEY-----`,
    `"private_key": "-----BEGIN PRIVATE KEY-----\\n⟦${'MIIEowIBAAKCAQEA'.repeat(3)}\\n${'q83vEjRWeJCrze8S'.repeat(3)}⟧\\n-----END PRIVATE KEY-----\\n"`,
  ],
  token: [
    `using ⟦${join('AKIA', 'IOSFODNN7EXAMPLQ')}⟧ for S3`,
    `id ⟦${join('LTAI', '5tFHkJqp3Dw8QzVbNmXy')}⟧`,
    `id ⟦${join('AKID', 'z8krbsJ5yKBZQpn74WFkmLPx3gnPhESA')}⟧`,
    `key ⟦${join('AIza', 'SyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY'.slice(0, 35))}⟧`,
    `remote: ⟦${join('ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8')}⟧`,
    `⟦${join('glpat-', 'Zx9sKq2mPw7tLr4vBn6c')}⟧`,
    `⟦${join('xoxb-', '123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx')}⟧`,
    `⟦${join('npm_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8')}⟧`,
    `⟦${join('sk_live_', '4eC39HqLyjWDarjtT1zdp7dc')}⟧`,
    `⟦${join('sk-proj-', 'Ab12Cd34Ef56Gh78Ij90Kl12Mn34Op56')}⟧`,
    `jwt=⟦${join('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMDAxIiwibmFtZSI6IlpoYW5nIn0', '.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')}⟧`,
    `DefaultEndpointsProtocol=https;AccountName=logs;AccountKey=⟦${'q83vEjRWeJCrze8S'.repeat(5)}123456==⟧;EndpointSuffix=core.windows.net`,
    `https://oapi.dingtalk.com/robot/send?access_token=⟦${'3f9a'.repeat(16)}⟧`,
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=⟦693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa⟧`,
    `https://open.feishu.cn/open-apis/bot/v2/hook/⟦0f3b5c1e-1d2a-4b7c-9e0f-6a5b4c3d2e1f⟧`,
    `GET /cb?state=1&access_token=⟦2YotnFZFEjr1zCsicMWpAA⟧&lang=zh HTTP/1.1`,
    `{"refresh_token":"⟦tGzv3JOkF0XG5Qx2TlKWIA⟧"}`,
    `accessKeySecret: ⟦h7Gd9KqLmZ3xVb5NtRw8PcYs2JfU4e⟧`,
    `bucket.oss-cn-hangzhou.aliyuncs.com/a.log?Expires=1700000000&Signature=⟦vjbyPxybdZaNmGa%2ByT272YEAiv4%3D⟧`,
  ],
  header: [
    `Authorization: Basic ⟦dXNlcjpwYXNzd29yZDEyMw==⟧`,
    `> authorization: Bearer ⟦mF_9.B5f-4.1JqM⟧`,
    `{"Authorization":"Token ⟦9944b09199c62bcf9418ad846dd0e4bb⟧"}`,
    `curl -H 'X-Api-Key: ⟦9f8e7d6c5b4a39281706⟧' https://api.corp.cn/v1`,
    `X-Auth-Token=⟦4b1c9a7e2d⟧`,
    `Authorization: Digest ⟦username="zhang", realm="corp", nonce="dcd98b", response="6629fae49393a05397450978507c4ef1"⟧`.replaceAll(
      '"',
      '',
    ),
    `Proxy-Authorization: NTLM ⟦TlRMTVNTUAABAAAAB4IIogAAAAA=⟧`,
    `retry with bearer ⟦mF_9.B5f-4.1JqMabc⟧`,
  ],
  cookie: [
    `Cookie: lang=zh-CN; JSESSIONID=⟦8F2A9C1D7E4B6035⟧; theme=dark`,
    `set-cookie: sid=⟦s%3A9xKd72LmQp⟧; Path=/; HttpOnly; Max-Age=3600`,
    `GET /portal;jsessionid=⟦1A2B3C4D5E6F7890⟧?x=1`,
    `"Cookie": "uid=⟦1042⟧; token=⟦abc123def⟧"`,
    `PHPSESSID=⟦r2t5uvjq435r4q7ib3vtdjq120⟧`,
  ],
  urlCredentials: [
    `postgres://app:⟦hunter2⟧@db.corp.cn:5432/orders`,
    `git clone https://li.wei:⟦p@ss:w0rd⟧@git.corp.cn/a.git`,
    `redis://:⟦s3cret⟧@10.0.0.5:6379/0`,
    `amqp://guest:⟦密码1234⟧@mq/`,
  ],
  password: [
    `password=⟦hunter2⟧`,
    `spring.datasource.password = ⟦Abc@2026!⟧`,
    `"password": "⟦it's, secret}⟧", "user": "a"`,
    `{\\"passwd\\":\\"⟦Xy12,3⟧\\"}`,
    `{"pwd":⟦123456⟧}`,
    `数据库密码：⟦Qwer1234⟧，请勿外传`,
    `口令: ⟦abc123⟧`,
    `初始密码⟦Aa123456⟧`,
    `密码是 ⟦Hello2026⟧。`,
    `the password is ⟦Winter2026⟧.`,
    `<db:password>⟦tiger⟧</db:password>`,
    `<add key="DbPassword" value="⟦tiger 1⟧" />`,
    `Server=db;Database=erp;User Id=sa;Password=⟦P@ss,w0rd⟧;Encrypt=True`,
    `Driver={ODBC Driver 17};Server=x;UID=sa;PWD={⟦a;b⟧};`,
    `jdbc:mysql://db:3306/erp?user=root&password=⟦r00t⟧&useSSL=false`,
    `jdbc:oracle:thin:scott/⟦tiger⟧@//db:1521/orcl`,
    `login {user=zhang, password=⟦abc123⟧, remember=true}`,
    `POST body: user%3Dzhang%26password%3D⟦abc123⟧%26ok%3D1`,
    `mysql -uroot -p⟦R00tpw⟧ -h db`,
    `mysqldump --user=root --password=⟦R00tpw⟧ erp`,
    `psql --password '⟦a b⟧'`,
    `sshpass -p '⟦Adm1n⟧' ssh a@b`,
    `curl -u zhang:⟦Adm1n⟧ https://x`,
    `redis-cli -h r -a ⟦foobared⟧ ping`,
    `net use \\\\srv\\share ⟦Adm1n⟧ /user:corp\\zhang`,
    `openssl pkcs12 -in a.p12 -passin pass:⟦changeit1⟧`,
    `docker login -u li -p ⟦Adm1n⟧ reg.corp.cn`,
    `client_secret=⟦3f9a1b2c4d5e⟧`,
    `  password: ⟦letmein⟧\n  port: 3306`,
    `pass=⟦abc123⟧`,
  ],
  identityCard: [
    `身份证号：⟦11010519491231002X⟧`,
    `id=⟦440524188001010014⟧`.replace('440524188001010014', '440524198001010013'),
  ],
  passport: [`护照号：⟦E12345678⟧`, `passport no. ⟦EA1234567⟧`],
  bankCard: [
    `卡号 ⟦6222021234567890128⟧`.replace('6222021234567890128', '4111111111111111'),
    `paid with ⟦4111 1111 1111 1111⟧ today`,
  ],
  phone: [
    `请联系 ⟦13800138000⟧`,
    `tel:⟦+86 138-0013-8000⟧`,
    `手机：⟦15912345678⟧。`,
    `总机 ⟦010-62345678⟧ 转 8001`,
    `call ⟦+44 20 7946 0958⟧ please`,
    `from ⟦+14155552671⟧`,
    `phone: ⟦(415) 555-2671⟧`,
    `{"mobile":"⟦13912345678⟧"}`,
  ],
  email: [
    `mail ⟦zhang.san@corp.com.cn⟧ bounced`,
    `<⟦li+test@example.org⟧>`,
    `用户⟦wang@qq.com⟧反馈`,
    `to=⟦ops_team@a-b.io⟧;`,
  ],
  privateAddress: [
    `from ⟦10.12.3.4⟧ to ⟦192.168.1.20⟧:8080`,
    `via ⟦fd12:3456:789a::1⟧`,
    `resolve ⟦erp-db01.corp⟧ failed`,
  ],
};

/** What looks like a secret and is none. */
const negatives: readonly string[] = [
  `Failed password for root from 203.0.113.5 port 22 ssh2`,
  `ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)`,
  `password expired, please reset`,
  `用户密码错误，登录失败`,
  `密码：已重置`,
  `Password: authentication failed for user zhang`,
  `"password": null, "passwordExpired": false`,
  `password=\${DB_PASSWORD}`,
  `password=******`,
  `PWD=/home/zhang OLDPWD=/tmp`,
  `passwordEncoder=org.spring.BCrypt`,
  `tests: pass: 12, fail: 0, skip: 3`,
  `Unexpected token: } in JSON at position 42`,
  `token=expired`,
  `nextPageToken: none`,
  `2026-11-20T10:39:00.123+08:00 INFO [thread-13] took 13812 ms`,
  `ts=1700000000123 id=7138001380001234567`,
  `size=13812345678 bytes`,
  `ping 10.0.0.1: icmp_seq=1 ttl=64 time=0.045 ms`,
  `[20/Nov/2026:10:00:00 +0800] "GET /a HTTP/1.1" 200 13812345678901`,
  `uuid 550e8400-e29b-41d4-a716-446655440000`,
  `sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`,
  `at com.corp.Login@1b2c3d4e (Login.java:42)`,
  `icon@2x.png and getty@tty1.service`,
  `git@github.com:corp/app.git`,
  `root@localhost:~#`,
  `GET http://proxy:8080/a@b HTTP/1.1`,
  `order 110105194912310021 not found`,
  `snowflake 1859123456789012345`,
  `IMEI 490154203237518`,
  `mac 00:1a:2b:3c:4d:5e MTU 1500`,
  `Cookie: lang=zh-CN; theme=dark`,
  `Set-Cookie: seen=true; Path=/`,
  `X-Request-Id: 7f3b9c2e-11aa-4c55-9f10-2b7f8a0e6d11`,
  `Authorization: missing`,
  `WWW-Authenticate: Bearer realm="corp"`,
  `temperature +12.345678 offset -0.000123456789`,
  `version 1.13.800138000`,
  `-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----`,
  `ssh -p 2222 zhang@host; cp -p a b; mkdir -p /tmp/x`,
  `mysql: [Warning] Using a password on the command line interface can be insecure.`,
  `secret=short`,
];

const everything = { ...standardMasking, rules: maskingRules.map(({ id }) => id) };

/** The text with its marks taken out, and the places that they were around. */
function unmarked(marked: string): { text: string; secrets: string[] } {
  return {
    text: marked.replaceAll(/[⟦⟧]/g, ''),
    secrets: [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map(([, inner = '']) => inner),
  };
}

describe('The rules for secrets', () => {
  for (const { id } of maskingRules) {
    it(`find every secret of ${id}, and no more of its line`, async () => {
      for (const marked of positives[id]) {
        const { text, secrets } = unmarked(marked);
        // Private addresses are looked for where they are asked for.
        const settings = id === 'privateAddress' ? { ...everything, rules: [id] } : standardMasking;
        const found = await scanText(text, settings);
        assert.deepEqual(
          found.map(({ start, end }) => text.slice(start, end)),
          secrets,
          text,
        );
      }
    });
  }

  it('leave alone what only looks like one', async () => {
    for (const text of negatives) {
      const found = await scanText(text, standardMasking);
      assert.deepEqual(
        found.map(({ start, end, rule }) => `${rule}: ${text.slice(start, end)}`),
        [],
        text,
      );
    }
  });

  it('mask no private addresses unless the settings say so', async () => {
    assert.deepEqual(await scanText('ping 10.0.0.1 and db.corp', standardMasking), []);
  });
});
