import { branch, ExampleCase } from '../exampleCase.ts';
import { capture } from '../capture.ts';
import { linesAround } from '../exampleLog.ts';
import { vpnCharon } from '../logs/vpnCharon.ts';

/** High, being verified: the tunnel to a warehouse goes up and down, and ping shows why. */
export function branchVpnFlapping(): ExampleCase {
  const taker = 'Imogen Fairley';
  const engineer = 'Ravi Sandhu';
  const story = new ExampleCase(branch, {
    number: 'TS-20261122-3VFPN',
    title: 'Warehouse VPN drops every few minutes',
    by: taker,
    at: '11-22 10:41',
    labels: ['vpn', 'warehouse'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-22 10:41'),
    channel: 'phone',
    reporterName: 'Connor Whitby',
    reporterId: 'W-217',
    contact: 'im:connor.whitby',
    department: 'Warehouse',
    occurredAt: story.at('11-22 10:20'),
    occurredApprox: true,
    system: 'Warehouse handhelds and picking screens (over the VPN to head office)',
    verbatim:
      'The picking screens freeze, then everybody is thrown out and has to sign in again. It comes back by itself and five minutes later it is gone again. We have forty pallets to ship today.',
    technicalSummary: 'Site-to-site tunnel re-establishing every few minutes; all services behind it stall.',
    scope: 'department',
    scopeNote: 'All of the warehouse, Sunday shift',
    alreadyTried: 'Restarted two handhelds and the Wi-Fi access point.',
    reporterUrgency: 'high',
    anxious: true,
    reassured: true,
    intaker: taker,
  });
  story.add(['intake', 'clarifications'], {
    question: 'Did anything change in the comms cabinet lately?',
    answer: 'A contractor swapped the router on Saturday afternoon.',
    at: story.at('11-22 10:44'),
  });
  story.move('accept', { at: '11-22 10:46', by: taker });
  story.triage(
    {
      category: 'network',
      subcategory: 'wan',
      requestType: 'fault',
      criticality: 'department',
      scopeBand: 'departmentStopped',
      urgency: 'high',
      urgencyHints: ['noWorkaround', 'deadline'],
      urgencyReason: 'Carrier collects at 17:00; picking needs the warehouse system.',
      group: 'Network',
      assignee: engineer,
    },
    { at: '11-22 10:48', by: taker },
  );
  story.reply({ at: '11-22 10:55', by: engineer, channel: 'phone' });
  story.move('diagnose', { at: '11-22 10:56', by: engineer });

  const ping = story.attachOutput(
    capture('pingBranchLoss.txt'),
    {
      line: 'ping -D -O -c5 -i0.4 -W1 198.51.100.70',
      cwd: '/home/netops',
      exitCode: 0,
      startedAt: story.at('11-22 11:04'),
    },
    {
      title: 'ping to the warehouse router: 40% loss',
      name: 'ping-warehouse',
      note: 'Replies that do arrive are steady at 26 ms: loss, not congestion.',
      at: '11-22 11:06',
      by: engineer,
    },
  );
  const trace = story.attachOutput(
    capture('mtrBranchLoss.txt'),
    {
      line: 'mtr -r -n -c 10 -i 0.3 198.51.100.70',
      cwd: '/home/netops',
      exitCode: 0,
      startedAt: story.at('11-22 11:07'),
    },
    {
      title: 'mtr: loss on the last hop only',
      name: 'mtr-warehouse',
      note: 'Nothing is lost up to the provider edge 203.0.113.25.',
      at: '11-22 11:09',
      by: engineer,
    },
  );
  const daemon = story.attachLog(vpnCharon, linesAround(vpnCharon, 'giving up after', { before: 13, count: 20 }), {
    title: 'VPN daemon: dead peer detection gives up, tunnel restarts',
    name: 'charon-dpd',
    at: '11-22 11:14',
    by: engineer,
  });
  const counters = story.attachOutput(
    [
      'Settings for eth0:',
      '        Speed: 100Mb/s',
      '        Duplex: Half',
      '        Auto-negotiation: on',
      '        Link partner advertised auto-negotiation: No',
      'NIC statistics:',
      '     rx_packets: 18402211',
      '     rx_crc_errors: 48127',
      '     tx_late_collisions: 31904',
      '',
    ].join('\n'),
    { line: "ethtool eth0; ethtool -S eth0 | grep -E 'packets|crc|late'", exitCode: 0 },
    {
      title: 'WAN port of the new router: half duplex, late collisions',
      name: 'ethtool-wan',
      note: 'Read out over the serial console by the site contact.',
      at: '11-22 11:31',
      by: engineer,
    },
  );
  story.fill('details', {
    reproducible: 'sometimes',
    frequency: 'Every 3 to 6 minutes',
    duration: 'One to two minutes, then it recovers by itself',
    conditions: 'Worse while pallets are being booked (more traffic).',
    recentChange: 'Router replaced on Saturday 21 November, 15:00.',
    network: {
      ip: '198.51.100.70',
      cableState: 'connected',
      pingEvidence: [ping],
      tracertEvidence: [trace],
      specificSite: 'all',
    },
  });
  story.move('analyse', { at: '11-22 11:34', by: engineer });

  const judged = { by: engineer, at: story.at('11-22 11:45') };
  story.fill('rootCause', { methods: ['fishbone'] });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: 'The VPN server at head office is overloaded',
    check: 'Do other tunnels of the same server drop?',
    evidence: [daemon],
    verdict: 'ruledOut',
    reason: 'Eleven other tunnels on the same server have been up for 19 days.',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'environment',
    cause: 'Packet loss in the provider’s network',
    check: 'Where on the path does the loss start?',
    evidence: [trace],
    verdict: 'ruledOut',
    reason: 'No loss on the five hops before the warehouse router.',
    ...judged,
  });
  const cause = story.add(['rootCause', 'hypotheses'], {
    dimension: 'method',
    cause: 'Duplex mismatch: the provider’s handover is fixed at 100 full, the new router negotiates and falls to half',
    check: 'Read speed, duplex and error counters of the WAN port',
    evidence: [counters, ping, trace],
    verdict: 'confirmed',
    reason: 'Half duplex with late collisions on one side; the link partner does not negotiate.',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'people',
    cause: 'The contractor was not given the port settings of the old router',
    check: 'Compare the work order with the site sheet',
    evidence: [],
    verdict: 'untested',
  });
  story.fill('rootCause', {
    notApplicable: { material: 'Firmware and configuration file are those of the other sites.' },
    rootCause: [cause],
    directCause: 'Late collisions destroy frames, dead peer detection gives up, the tunnel restarts.',
    contributing: 'The site sheet does not name the handover’s fixed speed.',
    trigger: 'Router replacement on 21 November.',
  });
  story.add(['plan', 'solutions'], {
    title: 'Set the WAN port to 100 Mb/s full duplex',
    kind: 'quickRecovery',
    hypothesis: [cause],
    risk: ['interruption'],
    riskNote: 'The link goes down for some seconds.',
    contingency: 'The site contact sits at the serial console and puts auto-negotiation back.',
    chosen: true,
  });
  story.add(['plan', 'solutions'], {
    title: 'Have the provider switch the handover to auto-negotiation; record it in the site sheet',
    kind: 'longTermCure',
    hypothesis: [cause],
    risk: ['none'],
  });
  const agree = story.add(['plan', 'steps'], {
    action: 'Tell the shift lead; wait for a pause in picking',
    expected: 'Shift lead agrees to the minute',
    owner: engineer,
    estimatedMinutes: 10,
  });
  const duplex = story.add(['plan', 'steps'], {
    action: 'ethtool -s eth0 speed 100 duplex full autoneg off; write the same into the router’s configuration',
    expected: 'Full duplex, error counters stand still',
    resources: 'Site contact with a serial cable',
    owner: engineer,
    estimatedMinutes: 5,
    rollback: 'ethtool -s eth0 autoneg on',
  });
  story.move('makeReady', { at: '11-22 11:55', by: engineer });
  story.move('execute', { at: '11-22 12:05', by: engineer });
  story.finishStep(agree, { by: engineer, start: '11-22 12:05', end: '11-22 12:15', actual: 'Agreed for 12:20.' });
  story.finishStep(duplex, {
    by: engineer,
    start: '11-22 12:20',
    end: '11-22 12:24',
    actual: 'Full duplex. Counters have not moved since; the tunnel came up at once.',
  });
  story.move('verify', { at: '11-22 12:30', by: engineer });
  story.fill('plan', {
    verification: {
      observationWindow: 'Until 18:00: tunnel uptime and error counters of the WAN port',
      tester: engineer,
    },
  });
  const steady = linesAround(vpnCharon, 'parsed INFORMATIONAL response', { count: 10, last: true, before: 9 });
  story.attachLog(vpnCharon, steady, {
    title: 'VPN daemon two hours later: no retransmits',
    name: 'charon-steady',
    at: '11-22 14:31',
    by: engineer,
  });
  story.reply({ at: '11-22 14:35', by: engineer, channel: 'phone' });
  return story;
}
