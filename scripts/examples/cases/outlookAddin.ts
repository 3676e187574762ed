import { branch, ExampleCase } from '../exampleCase.ts';
import { linesAround } from '../exampleLog.ts';
import { windowsEvents } from '../logs/windowsEvents.ts';

/** High by override, ready to be executed: the mail client crashes since two updates met. */
export function outlookAddin(): ExampleCase {
  const taker = 'Imogen Fairley';
  const engineer = 'Mateo Quill';
  const story = new ExampleCase(branch, {
    number: 'TS-20261118-MAJ8V',
    title: 'Outlook crashes on start after the update',
    by: taker,
    at: '11-18 09:31',
    labels: ['mail', 'update'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-18 09:31'),
    channel: 'ticket',
    reporterName: 'Anselm Reyes',
    reporterId: 'L-009',
    contact: 'im:anselm.reyes',
    department: 'Legal',
    occurredAt: story.at('11-18 08:40'),
    system: 'Outlook on notebook LON-NB-0417',
    verbatim:
      'Outlook opens, shows the start picture, then it is gone. No message at all. Restarting the notebook did not help. I have a court deadline at noon tomorrow and need my mail.',
    technicalSummary: 'Access violation in an add-in during start.',
    scope: 'several',
    scopeNote: 'Two colleagues in Legal as well',
    alreadyTried: 'Restarted the notebook; web mail works.',
    reporterUrgency: 'high',
    intaker: taker,
  });
  story.move('accept', { at: '11-18 09:35', by: taker });
  story.triage(
    {
      category: 'software',
      subcategory: 'application',
      requestType: 'fault',
      criticality: 'nonCore',
      affectedUsers: 3,
      totalUsers: 38,
      scopeBasis: 'Reports so far / notebooks with the add-in',
      urgency: 'high',
      urgencyHints: ['deadline', 'spreading'],
      urgencyReason: 'Court deadline; the update reaches the other 35 notebooks tonight.',
      finalPriority: 'high',
      overrideReason: 'The urgency suggests high: the update spreads tonight.',
      group: 'Desktop',
      assignee: engineer,
    },
    { at: '11-18 09:40', by: taker },
  );
  story.reply({ at: '11-18 09:52', by: engineer, channel: 'im' });
  story.move('diagnose', { at: '11-18 09:53', by: engineer });
  const crash = story.attachLog(windowsEvents, linesAround(windowsEvents, 'OUTLOOK.EXE', { before: 8, count: 18 }), {
    title: 'Event 1000: access violation in SealedMail.Addin.dll',
    name: 'event-1000',
    at: '11-18 10:05',
    by: engineer,
  });
  const updates = story.attachLog(windowsEvents, linesAround(windowsEvents, 'MsiInstaller', { before: 1, count: 19 }), {
    title: 'The add-in and Office were both updated that morning',
    name: 'events-updates',
    at: '11-18 10:09',
    by: engineer,
  });
  const safe = story.attachOutput(
    'Get-Process outlook | Select-Object Id, StartTime, Responding\n\n   Id StartTime           Responding\n   -- ---------           ----------\n 9124 18/11/2026 10:21:40       True\n',
    { line: 'outlook.exe /safe', exitCode: 0 },
    { title: 'Safe mode (no add-ins): Outlook stays open', name: 'safe-mode', at: '11-18 10:24', by: engineer },
  );
  story.fill('details', {
    reproducible: 'always',
    steps: '1. Start Outlook on LON-NB-0417\n2. Wait for the start picture to close',
    expected: 'The inbox opens.',
    actual: 'Outlook ends after about four seconds, event 1000 is logged.',
    errorCode: '0xc0000005',
    software: {
      version: 'Outlook 16.0.18925.20216, SealedMail add-in 4.1.0',
      steps: 'Start Outlook',
      errorEvidence: [crash, safe],
      recentUpdateOrConfig: '18 November, 08:01: Office update. 07:51: SealedMail add-in 4.1.0.',
    },
    remoteSession: {
      tool: 'teamViewer',
      consent: true,
      start: story.at('11-18 10:00'),
      end: story.at('11-18 10:26'),
      observations: 'Safe mode works; with the add-in alone disabled Outlook starts normally too.',
    },
  });
  story.move('analyse', { at: '11-18 10:30', by: engineer });
  const judged = { by: engineer, at: story.at('11-18 11:15') };
  story.fill('rootCause', { methods: ['fishbone'], knownError: 'SM-2291 in the add-in’s release notes' });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'machine',
    cause: 'Damaged Outlook profile on this notebook',
    check: 'Start with a new profile',
    evidence: [crash],
    verdict: 'ruledOut',
    reason: 'The same crash with a new profile, and on two other notebooks.',
    ...judged,
  });
  const cause = story.add(['rootCause', 'hypotheses'], {
    dimension: 'material',
    cause: 'Add-in 4.1.0 is not compatible with Office 16.0.18925',
    check: 'Start without the add-in; roll it back to 4.0.6 on one notebook',
    evidence: [crash, safe, updates],
    verdict: 'confirmed',
    reason: 'Faulting module is the add-in; safe mode works; 4.0.6 works with the same Office.',
    ...judged,
  });
  story.add(['rootCause', 'hypotheses'], {
    dimension: 'method',
    cause: 'Both updates went out on one day without a pilot group',
    check: 'Deployment plan of the week',
    evidence: [updates],
    verdict: 'confirmed',
    reason: 'The add-in was assigned to “all” at once.',
    ...judged,
  });
  story.fill('rootCause', {
    notApplicable: {
      people: 'Starting the program is all that the users do.',
      environment: 'Happens on the office network, at home and offline.',
    },
    rootCause: [cause],
    directCause: 'Access violation in the add-in while Outlook loads it.',
    trigger: 'Office update of 18 November.',
  });
  story.add(['plan', 'solutions'], {
    title: 'Roll the add-in back to 4.0.6 and stop the deployment of 4.1.0',
    kind: 'quickRecovery',
    hypothesis: [cause],
    risk: ['other'],
    riskNote: 'Sealed mails written with 4.1.0 may need it to be opened.',
    contingency: 'Keep one notebook on 4.1.0 with the older Office for such mails.',
    chosen: true,
  });
  story.add(['plan', 'solutions'], {
    title: 'Pilot group of five for every add-in update; 4.1.1 once the vendor has fixed SM-2291',
    kind: 'longTermCure',
    hypothesis: [cause],
    risk: ['none'],
  });
  for (const [action, expected, minutes] of [
    ['Pause the deployment of 4.1.0', 'Status “paused”, 35 notebooks pending', 5],
    ['Roll back to 4.0.6 on the three notebooks', 'Outlook starts, add-in shown as 4.0.6', 30],
    ['Send one sealed mail from each and open it', 'Mail can be opened by the recipient', 10],
  ] as const)
    story.add(['plan', 'steps'], {
      action,
      expected,
      resources: 'Software deployment console',
      owner: engineer,
      estimatedMinutes: minutes,
      rollback: 'Assign 4.1.0 again',
    });
  story.move('makeReady', { at: '11-18 11:40', by: engineer });
  return story;
}
