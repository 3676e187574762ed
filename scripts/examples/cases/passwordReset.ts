import { branch, ExampleCase } from '../exampleCase.ts';

/** Medium, closed the short way: a password reset needs no root-cause analysis. */
export function passwordReset(): ExampleCase {
  const taker = 'Imogen Fairley';
  const story = new ExampleCase(branch, {
    number: 'TS-20261113-PWD2K',
    title: 'Account locked after a holiday, password forgotten',
    by: taker,
    at: '11-13 09:03',
  });
  story.fill('intake', {
    receivedAt: story.at('11-13 09:03'),
    channel: 'phone',
    reporterName: 'Rosalind Achebe',
    reporterId: 'C-118',
    contact: 'im:rosalind.achebe (on her mobile)',
    department: 'Consulting',
    occurredAt: story.at('11-13 08:55'),
    system: 'Windows sign-in, notebook LON-NB-0388',
    verbatim: 'I was away for three weeks and cannot remember my password. Now it says the account is locked out.',
    scope: 'oneUser',
    alreadyTried: 'Typed it five times.',
    reporterUrgency: 'medium',
    intaker: taker,
  });
  story.move('accept', { at: '11-13 09:05', by: taker });
  story.triage(
    {
      category: 'access',
      subcategory: 'passwordReset',
      requestType: 'fault',
      criticality: 'nonCore',
      scopeBand: 'oneUser',
      urgency: 'medium',
      group: 'Service desk',
      assignee: taker,
    },
    { at: '11-13 09:06', by: taker },
  );
  story.reply({ at: '11-13 09:06', by: taker, channel: 'phone' });
  story.fill('details', {
    reproducible: 'notTried',
    access: {
      account: 'rachebe',
      department: 'Consulting',
      functionNeeded: 'Windows sign-in',
      error: 'The referenced account is currently locked out.',
    },
    noEvidenceReason: 'Identity checked by video call; the lock is visible in the directory only.',
  });
  story.move('answer', {
    at: '11-13 09:18',
    by: taker,
    answer:
      'Identity checked by video call, account unlocked, one-time sign-in set up; she chose a new password herself.',
  });
  story.fill('plan', {
    userConfirmation: { result: 'resolved', at: story.at('11-13 09:21'), channel: 'phone', satisfaction: 5 },
    closure: {
      code: 'resolved',
      summary: 'Unlocked the account after an identity check; the user set a new password.',
      knowledge: 'KB-0004 Reset a password',
    },
  });
  story.move('close', { at: '11-13 09:22', by: taker });
  return story;
}
