import { linkCase } from '../../domain/timelineEvents.ts';
import type { LinkRelation } from '../../domain/timeline.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { change, doingNow } from './withCase.ts';

/** Has another case name this one too. What the user did here stays when the other file cannot be written. */
export async function linkBack(
  services: Services,
  folder: CaseFolder,
  link: { readonly target: string; readonly relation: LinkRelation; readonly note?: string | undefined },
): Promise<void> {
  const document = await services.store.open(folder);
  try {
    await change(document, linkCase(document.case, { ...doingNow(services), ...link }));
  } finally {
    document.release();
  }
}
