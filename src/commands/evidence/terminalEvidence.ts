import type { Case } from '../../domain/case.ts';
import type { EvidenceCommand } from '../../domain/evidence.ts';
import { toMoment } from '../../domain/moment.ts';
import { valuesOf } from '../../domain/records/rules.ts';
import type { NewEvidence } from '../../evidence/attachEvidence.ts';
import { probeKindOf, type ProbeKind } from '../../evidence/networkTools.ts';
import type { RememberedCommand } from '../../evidence/terminal/terminalMemory.ts';
import { shorten } from '../../platform/shorten.ts';
import type { Services } from '../../services.ts';
import type { CaseFolder } from '../commands.ts';

/** What the manifest keeps of a command. */
export const commandOf = ({ line, cwd, exitCode, startedAt, endedAt }: RememberedCommand): EvidenceCommand => ({
  line,
  ...(cwd === undefined ? {} : { cwd }),
  ...(exitCode === undefined ? {} : { exitCode }),
  startedAt: toMoment(startedAt),
  ...(endedAt === undefined ? {} : { endedAt: toMoment(endedAt) }),
});

/** Output of a command as evidence, cited by the field of a network case that asks for it. */
export function terminalEvidence(
  current: Case,
  own: {
    readonly content: string;
    readonly title: string;
    readonly command?: EvidenceCommand | undefined;
    readonly note?: string | undefined;
    /** What the output was recognised as, where the command line does not say. */
    readonly kind?: ProbeKind | undefined;
  },
): NewEvidence {
  const { content, title, command, note, kind } = own;
  const citeIn = networkField(current, (command && probeKindOf(command.line)) ?? kind);
  return {
    kind: 'terminal',
    title,
    extension: '.txt',
    content,
    ...(note === undefined ? {} : { note }),
    ...(command ? { command } : {}),
    ...(citeIn ? { citeIn } : {}),
  };
}

/** The field of a network case that asks for the output of such a command. */
function networkField(current: Case, kind: ProbeKind | undefined): readonly string[] | undefined {
  if (kind === undefined || valuesOf(current.triage).category !== 'network') return undefined;
  return ['details', 'network', kind === 'ping' ? 'pingEvidence' : 'tracertEvidence'];
}

/** The case as it stands. */
export async function caseIn({ store }: Services, folder: CaseFolder): Promise<Case> {
  const document = await store.open(folder);
  document.release();
  return document.case;
}

/** A command line as one line that fits into a list. */
export const oneLine = (line: string, most = 80): string =>
  shorten(
    line
      .trim()
      .split(/\s*[\r\n]+\s*/)
      .join(' ⏎ '),
    most,
  );
