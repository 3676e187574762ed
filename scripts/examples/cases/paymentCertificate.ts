import { branch, ExampleCase } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { paymentGateway } from '../logs/paymentGateway.ts';

/** Urgent by override, on hold: a payment provider let its certificate expire and has to renew it. */
export function paymentCertificate(): ExampleCase {
  const taker = 'Imogen Fairley';
  const engineer = 'Mateo Quill';
  const story = new ExampleCase(branch, {
    number: 'TS-20261120-PAY7X',
    title: 'Card payments fail: certificate of the payment API expired',
    by: taker,
    at: '11-20 09:14',
    labels: ['payments', 'vendor'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-20 09:14'),
    channel: 'phone',
    reporterName: 'Beatrice Holm',
    reporterId: 'S-031',
    contact: 'im:beatrice.holm',
    department: 'Online shop',
    occurredAt: story.at('11-20 09:02'),
    system: 'Web shop checkout, card payments',
    verbatim:
      'Customers get "payment could not be started" at checkout since a couple of minutes past nine. Invoice works, cards do not. We did not touch anything.',
    technicalSummary: 'Calls to the payment API fail in the TLS handshake.',
    scope: 'several',
    scopeNote: 'Every customer who pays by card, about a third of the orders',
    alreadyTried: 'Tried two cards and two browsers.',
    reporterUrgency: 'high',
    anxious: true,
    reassured: true,
    intaker: taker,
  });
  story.move('accept', { at: '11-20 09:17', by: taker });
  story.triage(
    {
      category: 'thirdParty',
      subcategory: 'api',
      requestType: 'fault',
      criticality: 'core',
      scopeBand: 'from10to50',
      urgency: 'high',
      urgencyHints: ['noWorkaround', 'deadline'],
      urgencyReason: 'Orders are being lost; sale weekend starts at noon.',
      finalPriority: 'urgent',
      overrideReason: 'The urgency suggests one step up: lost orders, and the sale weekend starts at noon.',
      approver: 'Dana Osei (service manager)',
      group: 'Integrations',
      assignee: engineer,
    },
    { at: '11-20 09:20', by: taker },
  );
  story.reply({ at: '11-20 09:24', by: engineer, channel: 'phone' });
  story.move('diagnose', { at: '11-20 09:25', by: engineer });
  story.attachLog(
    paymentGateway,
    linesAround(paymentGateway, 'CertificateExpiredException', { before: 7, count: 12 }),
    {
      title: 'Gateway log: first failure, one second after the certificate ended',
      name: 'gateway-first-failure',
      at: '11-20 09:33',
      by: engineer,
    },
  );
  story.attachOutput(
    [
      'depth=0 CN = api.payments.example.net',
      'verify error:num=10:certificate has expired',
      'notBefore=Aug 22 09:00:00 2026 GMT',
      'notAfter=Nov 20 09:00:00 2026 GMT',
      'subject=CN = api.payments.example.net',
      'issuer=C = ZZ, O = Example Trust, CN = Example TLS CA 3',
      '',
    ].join('\n'),
    {
      line: 'openssl s_client -connect api.payments.example.net:443 -servername api.payments.example.net </dev/null | openssl x509 -noout -dates -subject -issuer',
      exitCode: 0,
    },
    {
      title: 'openssl: the certificate ended at 09:00 GMT today',
      name: 'openssl-dates',
      at: '11-20 09:36',
      by: engineer,
    },
  );
  story.fill('details', {
    reproducible: 'always',
    steps: 'Start a card payment of 1.00 in the shop’s test checkout',
    expected: '201 Created from the payment API',
    actual: 'SSLHandshakeException, CertificateExpiredException',
    recentChange: 'None on our side.',
    correlationId: 'Gateway requestId of each failed call is in the log',
    thirdParty: {
      provider: 'Example Payments (card acquirer)',
      endpoint: 'https://api.payments.example.net/v2/charges',
      requestId: 'None: the handshake fails before a request is sent',
      at: story.at('11-20 09:00'),
      error: 'PKIX path validation failed: certificate expired',
      statusPage: 'All systems operational (09:35)',
      vendorTicket: 'EXP-88213, severity 1',
    },
  });
  story.add(['plan', 'progress'], {
    at: story.at('11-20 09:45'),
    audience: 'Online shop, service manager',
    text: 'The provider’s certificate expired at 09:00 GMT. Ticket EXP-88213 is open with severity 1. Card payments are queued and will be retried; please show the banner “pay by invoice”.',
    nextUpdateAt: story.at('11-20 10:30'),
  });
  story.add(['plan', 'solutions'], {
    title: 'Show the invoice banner, queue card payments for retry',
    kind: 'quickRecovery',
    risk: ['none'],
  });
  story.add(['plan', 'solutions'], {
    title: 'Watch the expiry of partner certificates, warn 21 days ahead',
    kind: 'longTermCure',
    risk: ['none'],
  });
  story.escalate({
    level: 'hierarchical',
    at: '11-20 09:50',
    by: engineer,
    to: 'Dana Osei',
    reason: 'Vendor severity 1, no answer yet',
  });
  story.move('hold', {
    at: '11-20 10:02',
    by: engineer,
    holdReason: 'waitingForVendor',
    nextReviewAt: story.at('11-20 11:00'),
  });
  return story;
}
