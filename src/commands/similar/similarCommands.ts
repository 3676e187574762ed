import type { Services } from '../../services.ts';
import { RecentDocuments } from '../procedure/recentDocuments.ts';
import type { CommandHandlers } from '../commands.ts';
import { findSimilarCases } from './findSimilarCases.ts';
import { useSolution } from './useSolution.ts';

/** The commands about cases that resemble one. */
export function similarCommands(own: Services): CommandHandlers {
  const recent = new RecentDocuments();
  own.context.subscriptions.push(recent);
  const services = { ...own, recent };
  return {
    'casebook.findSimilarCases': findSimilarCases(services),
    'casebook.useSolution': useSolution(services),
  };
}
