import * as vscode from 'vscode';
import type { AnnotationCode } from '../evidence/network/annotations.ts';
import type { MessageMeaning } from '../evidence/network/messages.ts';
import { parseNetworkOutput } from '../evidence/network/parseNetworkOutput.ts';
import {
  networkVerdict,
  type FailureVerdict,
  type NetworkVerdict,
  type PathVerdict,
  type PingVerdict,
  type TraceVerdict,
} from '../evidence/network/verdict.ts';

/** Verdicts by the hash of their text: derived when asked for, never stored in a case. */
const remembered = new Map<string, string>();
const mostRemembered = 1_000;
/** Output of a network test is short; a log of megabytes is none, and not worth reading through. */
const mostCharacters = 200_000;

/**
 * One line on what the output of a network test says, e.g. "4 sent, 25% lost, 31 ms on average", in the editor's language.
 * Empty when the text is no such output.
 * @param sha256 of the text, as the manifest has it
 */
export function verdictText(text: string, sha256: string): string {
  const known = remembered.get(sha256);
  if (known !== undefined) return known;
  const verdict = text.length > mostCharacters ? undefined : networkVerdict(parseNetworkOutput(text).segments);
  const line = verdict === undefined ? '' : inWords(verdict);
  const [oldest] = remembered.keys();
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
  remembered.set(sha256, line);
  return line;
}

function inWords(verdict: NetworkVerdict): string {
  const line = factsOf(verdict)
    .filter((fact) => fact !== undefined)
    .join(vscode.l10n.t(', '));
  return verdict.others > 0 ? vscode.l10n.t('{0} (and {1} more)', line, verdict.others) : line;
}

function factsOf(verdict: NetworkVerdict): (string | undefined)[] {
  switch (verdict.kind) {
    case 'ping':
      return pingFacts(verdict);
    case 'traceroute':
    case 'tracepath':
      return traceFacts(verdict);
    case 'mtr':
    case 'pathping':
      return pathFacts(verdict);
    case 'failure':
      return failureFacts(verdict);
  }
}

const pingFacts = ({ sent, received, lossPct, avg, problem, contradictions }: PingVerdict): (string | undefined)[] => [
  sent !== undefined
    ? vscode.l10n.t('{0} sent', sent)
    : received !== undefined
      ? vscode.l10n.t('{0} answered', received)
      : undefined,
  lossPct === undefined ? undefined : vscode.l10n.t('{0}% lost', rounded(lossPct)),
  avg === undefined ? undefined : vscode.l10n.t('{0} ms on average', rounded(avg)),
  problem && problemText(problem),
  contradictions.includes('errorsCountedAsReceived')
    ? vscode.l10n.t('the summary counts error messages as answers')
    : undefined,
];

const traceFacts = ({
  reached,
  hops,
  lastTtl,
  lastAddress,
  lastRtt,
  problem,
  pathMtu,
}: TraceVerdict): (string | undefined)[] => [
  reached === true ? vscode.l10n.t('reached in {0} hops', lastTtl ?? hops) : undefined,
  reached === false ? vscode.l10n.t('not reached') : undefined,
  reached === undefined ? vscode.l10n.t('{0} hops', hops) : undefined,
  reached !== true && lastTtl !== undefined
    ? lastAddress === undefined
      ? vscode.l10n.t('last answer at hop {0}', lastTtl)
      : vscode.l10n.t('last answer at hop {0}, {1}', lastTtl, lastAddress)
    : undefined,
  lastRtt === undefined ? undefined : vscode.l10n.t('{0} ms', rounded(lastRtt)),
  problem && problemText(problem),
  pathMtu === undefined ? undefined : vscode.l10n.t('MTU {0}', pathMtu),
];

const pathFacts = ({ hops, lossPct, avg, lossFrom, needsTerminal }: PathVerdict): (string | undefined)[] =>
  needsTerminal
    ? [vscode.l10n.t('the screen of a full-screen program; use a report such as mtr --report')]
    : [
        vscode.l10n.t('{0} hops', hops),
        lossPct === undefined ? undefined : vscode.l10n.t('{0}% lost', rounded(lossPct)),
        lossFrom === undefined ? undefined : vscode.l10n.t('loss begins at hop {0}', lossFrom),
        avg === undefined ? undefined : vscode.l10n.t('{0} ms on average', rounded(avg)),
      ];

const failureFacts = ({ problem, text }: FailureVerdict): string[] => [problem ? problemText(problem) : text];

/** At most one decimal below 10, none above: more would say more than was measured. */
const rounded = (value: number): string =>
  value.toLocaleString(vscode.env.language, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });

function problemText(problem: MessageMeaning | AnnotationCode): string {
  switch (problem) {
    case 'timedOut':
      return vscode.l10n.t('no answer in time');
    case 'hostUnreachable':
      return vscode.l10n.t('host unreachable');
    case 'networkUnreachable':
      return vscode.l10n.t('network unreachable');
    case 'portUnreachable':
      return vscode.l10n.t('port unreachable');
    case 'protocolUnreachable':
      return vscode.l10n.t('protocol unreachable');
    case 'ttlExceeded':
      return vscode.l10n.t('too many hops, perhaps a routing loop');
    case 'fragmentationNeeded':
      return vscode.l10n.t('packet too large for a link on the way');
    case 'prohibited':
    case 'networkProhibited':
    case 'hostProhibited':
    case 'administrativelyProhibited':
      return vscode.l10n.t('blocked by a firewall or filter');
    case 'redirect':
      return vscode.l10n.t('redirected to another gateway');
    case 'generalFailure':
      return vscode.l10n.t('general failure of the own network connection');
    case 'noRoute':
      return vscode.l10n.t('no route to the host');
    case 'unknownHost':
    case 'hostUnknown':
      return vscode.l10n.t('host name not found');
    case 'resolverFailure':
      return vscode.l10n.t('name resolution failed');
    case 'networkUnknown':
      return vscode.l10n.t('network unknown');
    case 'sourceRouteFailed':
    case 'sourceIsolated':
    case 'networkTypeOfService':
    case 'hostTypeOfService':
    case 'precedenceViolation':
    case 'precedenceCutoff':
    case 'beyondScope':
    case 'otherUnreachable':
      return vscode.l10n.t('destination unreachable');
    case 'sourceQuench':
      return vscode.l10n.t('a router is overloaded');
    case 'ttlTooLow':
      return vscode.l10n.t('answer arrived with a low TTL');
    case 'portOpen':
      return vscode.l10n.t('port open');
    case 'portClosed':
      return vscode.l10n.t('port closed');
  }
}
