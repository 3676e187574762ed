import { capture } from '../capture.ts';
import { branch, ExampleCase } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { namedResolver } from '../logs/namedResolver.ts';

/** High, in root-cause analysis: names of the intranet do not resolve; two causes are still untested. */
export function intranetNames(): ExampleCase {
  const taker = 'Imogen Fairley';
  const engineer = 'Tess Oakley';
  const story = new ExampleCase(branch, {
    number: 'TS-20261117-DNS5C',
    title: 'Intranet names do not resolve in the London office',
    by: taker,
    at: '11-17 09:06',
    labels: ['dns'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-17 09:06'),
    channel: 'ticket',
    reporterName: 'Harriet Lowe',
    contact: 'im:harriet.lowe',
    department: 'Project office',
    occurredAt: story.at('11-17 08:40'),
    system: 'Intranet portal, wiki, timesheets',
    verbatim:
      'The portal says "This site can\'t be reached, DNS_PROBE_FINISHED_NXDOMAIN" or just hangs. Wiki and timesheets as well. Google and everything outside is fine. Yesterday it all worked.',
    technicalSummary: 'Names under corp.example.com fail, names outside resolve.',
    scope: 'everyone',
    scopeNote: 'Everybody on the first two floors',
    reporterUrgency: 'high',
    anxious: false,
    intaker: taker,
  });
  story.move('accept', { at: '11-17 09:10', by: taker });
  story.triage(
    {
      category: 'network',
      subcategory: 'lan',
      requestType: 'fault',
      criticality: 'department',
      affectedUsers: 64,
      totalUsers: 310,
      scopeBasis: 'Clients with SERVFAIL in the resolver log / clients seen yesterday',
      urgency: 'medium',
      urgencyReason: 'The portal opens by its address; timesheets are due on Friday.',
      group: 'Network',
      assignee: engineer,
    },
    { at: '11-17 09:13', by: taker },
  );
  story.reply({ at: '11-17 09:21', by: engineer, channel: 'ticket' });
  story.move('diagnose', { at: '11-17 09:22', by: engineer });
  const ping = story.attachOutput(
    capture('pingPortal.txt'),
    { line: 'ping -n -c4 -i0.3 198.51.100.10', cwd: '/home/tess', exitCode: 0, startedAt: story.at('11-17 09:27') },
    { title: 'ping to the portal by its address: no loss', name: 'ping-portal', at: '11-17 09:28', by: engineer },
  );
  const trace = story.attachOutput(
    capture('traceroutePortal.txt'),
    { line: 'traceroute -n -w 1 198.51.100.10', cwd: '/home/tess', exitCode: 0, startedAt: story.at('11-17 09:29') },
    {
      title: 'traceroute to the portal: six hops, as usual',
      name: 'traceroute-portal',
      at: '11-17 09:30',
      by: engineer,
    },
  );
  const dig = story.attachOutput(
    [
      '; <<>> DiG 9.18.28 <<>> portal.corp.example.com @192.0.2.53',
      ';; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 40122',
      ';; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1',
      '; EDE: 9 (DNSKEY Missing)',
      '',
      '; <<>> DiG 9.18.28 <<>> portal.corp.example.com @192.0.2.53 +cd',
      ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 51833',
      'portal.corp.example.com. 3600 IN A 198.51.100.10',
      '',
    ].join('\n'),
    { line: 'dig portal.corp.example.com @192.0.2.53; dig portal.corp.example.com @192.0.2.53 +cd', exitCode: 0 },
    {
      title: 'dig: SERVFAIL, but NOERROR without DNSSEC checking',
      name: 'dig-portal',
      note: 'The zone answers. It is the validation that fails.',
      at: '11-17 09:36',
      by: engineer,
    },
  );
  const resolver = story.attachLog(
    namedResolver,
    linesAround(namedResolver, 'trust anchor', { before: 4, count: 16 }),
    {
      title: 'Resolver log: failures begin when a trust anchor is loaded',
      name: 'named-trust-anchor',
      at: '11-17 09:48',
      by: engineer,
    },
  );
  story.fill('details', {
    reproducible: 'always',
    steps: 'On any office PC: nslookup portal.corp.example.com',
    expected: '198.51.100.10',
    actual: 'Server failed',
    othersAffected: '64 clients by 09:45',
    errorCode: 'SERVFAIL, EDE 9',
    network: {
      ip: '192.0.2.117',
      cableState: 'connected',
      pingEvidence: [ping],
      tracertEvidence: [trace],
      specificSite: 'corp.example.com and everything below it',
    },
    remoteSession: {
      tool: 'other',
      consent: true,
      start: story.at('11-17 09:24'),
      end: story.at('11-17 09:33'),
      observations: 'nslookup fails from a wired PC, and from the same PC on Wi-Fi.',
    },
  });
  story.move('analyse', { at: '11-17 09:55', by: engineer });
  const judged = { by: engineer, at: story.at('11-17 10:10') };
  story.fill('rootCause', { methods: ['fishbone', 'fiveWhys'] });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: 'The resolver 192.0.2.53 is down or overloaded',
    check: 'Do names outside resolve, and how fast?',
    evidence: [resolver],
    verdict: 'ruledOut',
    reason: 'Outside names are answered in the same log at the same time.',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'environment',
    cause: 'The path to the portal or to the name server is broken',
    check: 'ping and traceroute by address',
    evidence: [ping, trace],
    verdict: 'ruledOut',
    reason: 'No loss, the usual path.',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'method',
    cause: 'A trust anchor for corp.example.com was added to the resolver although the zone is not signed',
    check: 'Ask who changed bind.keys; take the anchor out on the spare resolver and query it',
    evidence: [resolver, dig],
    verdict: 'untested',
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: 'The zone was signed overnight and its keys are not published',
    check: 'dig DNSKEY corp.example.com at the authoritative server',
    evidence: [],
    verdict: 'untested',
  });
  story.add(['rootCause', 'whyChain'], {
    why: 'Why do the names fail?',
    because: 'The resolver answers SERVFAIL: it expects signatures and gets none.',
  });
  return story;
}
