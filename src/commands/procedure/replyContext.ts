import type { Case } from '../../domain/case.ts';
import type { ReplyContext } from '../../domain/replies.ts';
import type { Language } from '../../domain/text.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { closingTime } from './closingTime.ts';

/** What the replies say that the records do not: who signs, in which zone, until when. */
export function replyContext(services: Services, folder: CaseFolder, current: Case, language: Language): ReplyContext {
  const state = services.clock.explain(folder, current)?.clock.state;
  const isOpen = state?.kind === 'running' || state?.kind === 'paused';
  return {
    language,
    timeZone: services.clock.rulesFor(folder).calendar.timeZone,
    author: services.author(),
    silenceOverAt: closingTime(services, folder, current),
    ...(isOpen && { dueAt: state.dueAt }),
  };
}
