import { linkCase } from '../../domain/timelineEvents.ts';
import type { LinkRelation } from '../../domain/timeline.ts';
import type { ProcedureServices } from './recentDocuments.ts';
import type { CaseFolder } from '../../store/caseRoot.ts';
import { change, doingNow, withCase } from './withCase.ts';

/** Has another case name this one too. What the user did here stays when the other file cannot be written. */
export async function linkBack(
  services: ProcedureServices,
  folder: CaseFolder,
  link: { readonly target: string; readonly relation: LinkRelation; readonly note?: string | undefined },
): Promise<void> {
  await withCase(services, folder, (document) =>
    change(document, linkCase(document.case, { ...doingNow(services), ...link })),
  );
}
