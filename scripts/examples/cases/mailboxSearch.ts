import { branch, ExampleCase } from '../exampleCase.ts';

/** Low, triaged: a suggestion that waits for its turn. */
export function mailboxSearch(): ExampleCase {
  const taker = 'Imogen Fairley';
  const story = new ExampleCase(branch, {
    number: 'TS-20261120-MSG4A',
    title: 'Suggestion: search all folders of a shared mailbox by default',
    by: taker,
    at: '11-20 16:12',
    labels: ['mail'],
  });
  story.fill('intake', {
    receivedAt: story.at('11-20 16:12'),
    channel: 'email',
    reporterName: 'Odile Verrier',
    contact: 'im:odile.verrier',
    department: 'Customer care',
    occurredAt: story.at('11-20 16:00'),
    occurredApprox: true,
    system: 'Shared mailbox care@example.com',
    verbatim:
      'Could the search in our shared mailbox look through all folders right away? We click "All folders" forty times a day, and new colleagues think that a mail does not exist.',
    scope: 'several',
    scopeNote: 'Twelve people in customer care',
    reporterUrgency: 'low',
    intaker: taker,
  });
  story.move('accept', { at: '11-20 16:20', by: taker });
  story.triage(
    {
      category: 'software',
      subcategory: 'application',
      requestType: 'improvement',
      criticality: 'nonCore',
      affectedUsers: 12,
      totalUsers: 12,
      scopeBasis: 'Members of the shared mailbox',
      urgency: 'low',
      group: 'Desktop',
    },
    { at: '11-20 16:24', by: taker },
  );
  return story;
}
