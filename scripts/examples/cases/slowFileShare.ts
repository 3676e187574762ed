import { branch, ExampleCase } from '../exampleCase.ts';

/** Accepted, not yet triaged. */
export function slowFileShare(): ExampleCase {
  const taker = 'Imogen Fairley';
  const story = new ExampleCase(branch, {
    number: 'TS-20261120-FS9TW',
    title: 'Project share is very slow in the afternoon',
    by: taker,
    at: '11-20 16:48',
  });
  story.fill('intake', {
    receivedAt: story.at('11-20 16:48'),
    channel: 'phone',
    reporterName: 'Gideon Pryce',
    reporterId: 'E-204',
    contact: 'im:gideon.pryce',
    department: 'Engineering',
    occurredAt: story.at('11-20 14:00'),
    occurredApprox: true,
    system: 'File share \\\\files.branch.example.com\\projects',
    verbatim:
      'Opening a drawing takes two or three minutes since after lunch. In the morning it is ten seconds. It was like this on Thursday too.',
    scope: 'several',
    scopeNote: 'The CAD team, eight people',
    reporterUrgency: 'medium',
    anxious: false,
    intaker: taker,
  });
  story.add(['intake', 'clarifications'], {
    question: 'Is it every file, or only large ones?',
    answer: 'The big drawings. Text files open at once.',
    at: story.at('11-20 16:51'),
  });
  story.fill('intake', { commitment: 'A first answer on Monday morning' });
  story.move('accept', { at: '11-20 16:55', by: taker });
  return story;
}
