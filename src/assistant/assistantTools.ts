import * as vscode from 'vscode';
import * as z from 'zod';
import type { SupportCasebookApi, SupportCasebookExports } from '../../api/support-casebook.d.ts';
import { replyContext } from '../commands/procedure/replyContext.ts';
import { caseLanguage } from '../domain/caseLanguage.ts';
import { labelOfPath } from '../domain/fieldAt.ts';
import { replyText } from '../domain/replies.ts';
import { language, local } from '../platform/language.ts';
import { shorten } from '../platform/shorten.ts';
import type { Services } from '../services.ts';
import { draftRecordInput, newCaseInput, readInput, replyInput, searchInput, type ToolName } from './toolInput.ts';
import { asUntrusted, mostCharacters, valueLines } from './untrusted.ts';
import { WriteGate, type PlannedWrite } from './writeGate.ts';

/** One tool: what it is given, what it says it does, what it asks before a write, and its work. */
interface Tool<Input> {
  readonly name: ToolName;
  readonly input: z.ZodType<Input>;
  readonly running: (input: Input) => string;
  /** Of a tool that writes. */
  readonly planned?: (input: Input) => PlannedWrite;
  /** What the assistant reads; `content` is of cases. */
  readonly work: (input: Input) => Promise<{ readonly what: string; readonly content: string }>;
}

/**
 * Tools with which an assistant in the editor works from the casebook. It reads what is not secret, bounded and marked as
 * untrusted; it writes only what a person said yes to.
 */
export function assistantTools(services: Services, exports: SupportCasebookExports): vscode.Disposable {
  const gate = new WriteGate();
  const add = <Input>(tool: Tool<Input>): vscode.Disposable =>
    vscode.lm.registerTool(tool.name, toolOf(tool, services, gate));
  return vscode.Disposable.from(
    add({
      name: 'casebook_searchCases',
      input: searchInput,
      running: ({ query }) => vscode.l10n.t('Searching the casebook for “{0}”', shorten(query, 60)),
      work: (input) => search(exports.getApi(1), input),
    }),
    add({
      name: 'casebook_readCase',
      input: readInput,
      running: ({ number }) => vscode.l10n.t('Reading case {0}', number),
      work: (input) => read(exports.getApi(1), input),
    }),
    add({
      name: 'casebook_draftReply',
      input: replyInput,
      running: ({ number }) => vscode.l10n.t('Drafting a reply for {0}', number),
      work: (input) => draftReply(services, exports.getApi(1), input),
    }),
    add({
      name: 'casebook_draftRecord',
      input: draftRecordInput,
      running: ({ number }) => vscode.l10n.t('Writing into case {0}', number),
      planned: ({ number, record, fields }) => ({
        title: vscode.l10n.t('Let the assistant write into case {0}?', number),
        lines: Object.entries(fields).map(([name, value]) => plannedLine([record, ...name.split('.')], value)),
      }),
      work: async ({ number, record, fields }) => {
        const changes = Object.entries(fields).map(([name, value]) => ({
          type: 'set' as const,
          path: [record, ...name.split('.')],
          value,
        }));
        const { title } = await exports.getApi(1).updateCase(number, changes);
        return { what: `Written into case ${number}: ${Object.keys(fields).length} values.`, content: title };
      },
    }),
    add({
      name: 'casebook_createCase',
      input: newCaseInput,
      running: () => vscode.l10n.t('Creating a case'),
      planned: ({ title, fields = {} }) => ({
        title: vscode.l10n.t('Let the assistant create a case?'),
        lines: [
          vscode.l10n.t('Title: {0}', shorten(title, 300)),
          ...Object.entries(fields).map(([name, value]) => plannedLine(['intake', ...name.split('.')], value)),
        ],
      }),
      work: async ({ title, fields = {} }) => {
        const { number } = await exports.getApi(1).createCase({ title, intake: fields });
        return { what: `Created the draft ${number}.`, content: title };
      },
    }),
  );
}

const plannedLine = (path: readonly string[], value: unknown): string =>
  vscode.l10n.t('{0}: {1}', local(labelOfPath(path)), shorten(String(value), 500));

function toolOf<Input>(tool: Tool<Input>, services: Services, gate: WriteGate): vscode.LanguageModelTool<unknown> {
  const parse = (given: unknown): Input => {
    const parsed = tool.input.safeParse(given);
    if (parsed.success) return parsed.data;
    throw new Error(`The input is not what ${tool.name} takes. ${z.prettifyError(parsed.error)}`);
  };
  return {
    prepareInvocation: ({ input: given }) => {
      const input = parse(given);
      const planned = tool.planned?.(input);
      return {
        invocationMessage: tool.running(input),
        ...(planned && { confirmationMessages: gate.confirmation(input, planned) }),
      };
    },
    invoke: async ({ input: given, tokenizationOptions }, token) => {
      const input = parse(given);
      const planned = tool.planned?.(input);
      if (planned) await gate.pass(input, planned);
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      const { what, content } = await tool.work(input);
      // What was typed into a record was never checked for secrets, and leaves this computer here.
      const masked = await services.reviews.masked(services.store.roots[0]?.uri ?? '', content);
      // A token is some four characters of English and less of anything else.
      const most = Math.min(mostCharacters, 2 * (tokenizationOptions?.tokenBudget ?? mostCharacters));
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(asUntrusted(what, masked, most))]);
    },
  };
}

async function search(api: SupportCasebookApi, { query, openOnly, limit = 20 }: z.infer<typeof searchInput>) {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = await api.listCases(openOnly === true ? { isOpen: true } : {});
  const found = all.filter(({ number, title, assignee = '', labels, status, priority = '', category = '' }) => {
    const known = [number, title, assignee, status, priority, category, ...labels].join('\n').toLowerCase();
    return words.every((word) => known.includes(word));
  });
  const lines = found
    .slice(0, limit)
    .map(({ number, title, status, priority = '–', assignee = '–' }) =>
      [number, status, priority, assignee, title.replace(/\s+/g, ' ')].join(' | '),
    );
  return {
    what: `${found.length} cases match, ${lines.length} are listed: number | status | priority | assignee | title.`,
    content: lines.join('\n'),
  };
}

async function read(api: SupportCasebookApi, { number, part }: z.infer<typeof readInput>) {
  const current = await api.readCase(number);
  const evidence = current.evidence.filter(({ isReviewed }) => isReviewed);
  const hidden = current.evidence.length - evidence.length;
  const lines = {
    evidence: () =>
      evidence.flatMap(({ id, kind, title, note, attachedAt }) =>
        valueLines({ kind, title, note, attachedAt }, ['evidence', id]),
      ),
    timeline: () => current.timeline.slice(-100).map(({ at, type, by }) => `${at} ${type} ${by}`),
    record: (name: keyof typeof current.records) => valueLines(current.records[name], [name]),
  };
  const records = ['intake', 'triage', 'details', 'rootCause', 'plan'] as const;
  const head = valueLines({ title: current.title, status: current.status, labels: current.labels }, []);
  const content =
    part === undefined
      ? [...head, ...records.flatMap(lines.record), ...lines.evidence()]
      : part === 'evidence' || part === 'timeline'
        ? lines[part]()
        : lines.record(part);
  const unchecked = hidden === 0 ? '' : ` Evidence not listed because nobody checked it for secrets: ${hidden}.`;
  return { what: `Case ${number}, one value a line as path: value.${unchecked}`, content: content.join('\n') };
}

async function draftReply(
  services: Services,
  api: SupportCasebookApi,
  { number, kind, language: wanted }: z.infer<typeof replyInput>,
) {
  const folder = (await api.readCase(number)).folder.toString();
  const document = await services.store.open(folder);
  try {
    const into = wanted ?? caseLanguage(document.case, language());
    const content = replyText(kind, document.case, replyContext(services, folder, document.case, into));
    return { what: `A reply for case ${number}, not sent to anybody.`, content };
  } finally {
    document.release();
  }
}
