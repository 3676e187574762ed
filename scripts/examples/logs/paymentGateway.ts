import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('payment gateway');
const clock = new LogClock('2026-11-20T08:10:00');
const lines: string[] = [];
const write = (level: string, source: string, message: string): void => {
  lines.push(
    `${clock.stamp('T', '.')}Z ${level.padEnd(5)} [pay-${String(random.between(1, 12))}] ${source} - ${message}`,
  );
};
const expired = Date.parse('2026-11-20T09:00:00Z');

while (clock.ms < Date.parse('2026-11-20T09:12:00Z')) {
  clock.tick(random.between(1_500, 14_000));
  const request = `req_${random.hex(12)}`;
  const amount = `${String(random.between(4, 900))}.${String(random.between(0, 99)).padStart(2, '0')}`;
  write(
    'INFO',
    'c.e.shop.pay.ChargeClient',
    `POST https://api.payments.example.net/v2/charges requestId=${request} amount=${amount} GBP`,
  );
  clock.tick(random.between(20, 380));
  if (clock.ms < expired) {
    write(
      'INFO',
      'c.e.shop.pay.ChargeClient',
      `201 Created requestId=${request} in ${String(random.between(90, 380))} ms`,
    );
    continue;
  }
  write('ERROR', 'c.e.shop.pay.ChargeClient', `requestId=${request} failed: TLS handshake`);
  lines.push(
    'javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
    '\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:130)',
    '\tat java.base/sun.security.ssl.TransportContext.fatal(TransportContext.java:378)',
    '\tat com.example.shop.pay.ChargeClient.post(ChargeClient.java:88)',
    'Caused by: java.security.cert.CertificateExpiredException: NotAfter: Fri Nov 20 09:00:00 GMT 2026',
    '\tat java.base/sun.security.x509.CertificateValidity.valid(CertificateValidity.java:277)',
    '\t... 31 more',
  );
  write(
    'WARN',
    'c.e.shop.pay.RetryQueue',
    `requestId=${request} queued for retry, queue length ${String(Math.floor((clock.ms - expired) / 9_000) + 1)}`,
  );
}

/** The shop's payment client around the moment when the provider's certificate expired. Its clock is UTC. */
export const paymentGateway: ExampleLog = { path: 'logs/payment/gateway.2026-11-20.log', lines };
