import * as vscode from 'vscode';
import { askText } from './askText.ts';
import type { GateAnswer } from './showMissing.ts';

/** How a gate that is not met is passed: overridden, or (at the diagnosis) without a first response; both with a reason. */
export const gateWays = ['override', 'withoutResponse'] as const;
export type GateWay = (typeof gateWays)[number];

/** Asks for the reason. */
export async function askPast(way: GateWay, title: string): Promise<GateAnswer> {
  const prompt =
    way === 'override'
      ? vscode.l10n.t('Why does the case go on without it?')
      : vscode.l10n.t('Why is there no first response yet?');
  const reason = await askText({ title, prompt });
  if (reason === undefined) return { kind: 'left' };
  return { kind: way === 'override' ? 'override' : 'reason', reason };
}
