import { capture } from '../capture.ts';
import { branch, ExampleCase } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { wlanController } from '../logs/wlanController.ts';

/** Medium, being diagnosed: calls break up when people walk between meeting rooms. The traceroute is still missing. */
export function wirelessRoaming(): ExampleCase {
  const taker = 'Imogen Fairley';
  const engineer = 'Tess Oakley';
  const story = new ExampleCase(branch, {
    number: 'TS-20261119-WAP6R',
    title: 'Video calls freeze when walking between meeting rooms',
    by: taker,
    at: '11-19 14:22',
    labels: ['wi-fi'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-19 14:22'),
    channel: 'im',
    reporterName: 'Leo Marchetti',
    contact: 'im:leo.marchetti',
    department: 'Consulting',
    occurredAt: story.at('11-19 13:40'),
    occurredApprox: true,
    system: 'Wi-Fi, second floor',
    verbatim:
      'Whenever I take my laptop from the east rooms to the ones by the lifts the call freezes for five seconds or so and then comes back. Sitting still is fine.',
    technicalSummary: 'Slow roam towards the access point by the lifts.',
    scope: 'several',
    scopeNote: 'Three colleagues say the same',
    alreadyTried: 'Wi-Fi off and on.',
    reporterUrgency: 'low',
    intaker: taker,
  });
  story.move('accept', { at: '11-19 14:30', by: taker });
  story.triage(
    {
      category: 'network',
      subcategory: 'wireless',
      requestType: 'fault',
      criticality: 'nonCore',
      scopeBand: 'under10',
      urgency: 'low',
      urgencyReason: 'Staying in one room works.',
      group: 'Network',
      assignee: engineer,
    },
    { at: '11-19 14:36', by: taker },
  );
  story.reply({ at: '11-19 15:20', by: engineer, channel: 'im' });
  story.move('diagnose', { at: '11-19 15:21', by: engineer });
  const ping = story.attachOutput(
    capture('pingWirelessSpikes.txt'),
    { line: 'ping -n -c6 -i0.3 198.51.100.82', exitCode: 0, startedAt: story.at('11-20 10:12') },
    {
      title: 'ping while walking past the lifts: spikes of 800 ms',
      name: 'ping-walking',
      note: 'Three replies arrive together: they waited for the roam.',
      at: '11-20 10:14',
      by: engineer,
    },
  );
  story.attachLog(wlanController, linesAround(wlanController, 'PMK not cached', { before: 3, count: 12 }), {
    title: 'Controller: roams to AP-L2-CORE take seconds, RADIUS times out',
    name: 'wlc-slow-roam',
    at: '11-20 10:31',
    by: engineer,
  });
  story.fill('details', {
    reproducible: 'sometimes',
    frequency: 'About every second walk from the east rooms to the lifts',
    duration: '3 to 6 seconds',
    conditions: 'Only towards AP-L2-CORE; never in the other direction.',
    network: { ip: '198.51.100.82', cableState: 'wireless', pingEvidence: [ping], specificSite: 'all' },
  });
  return story;
}
