import type * as vscode from 'vscode';
import type { MaskingSettings } from '../../../evidence/secrets/maskingSettings.ts';
import type { Scan } from '../../../evidence/secrets/scanTexts.ts';
import { runInWorker, WorkerTimeout } from '../../../platform/runInWorker.ts';

/** A rule of the team that did not come to an end. */
export class SlowRule extends Error {
  override readonly name = 'SlowRule';
  readonly rule: string;
  constructor(rule: string) {
    super(`The masking rule ${rule} was stopped`);
    this.rule = rule;
  }
}

/** Each rule of ours takes a fraction of a second for a window; a pattern of a team may never end. */
const stalledAfterMs = 6_000;

/** Scans in a thread of its own, so that neither a large text nor a hopeless pattern holds up the extension host. */
export function workerScan(context: Pick<vscode.ExtensionContext, 'asAbsolutePath'>, settings: MaskingSettings): Scan {
  const file = context.asAbsolutePath('dist/worker.cjs');
  return async (request, signal) => {
    let rule = '';
    const onProgress = (name: string): void => {
      rule = name;
    };
    try {
      return await runInWorker('scanSecrets', { ...request, settings }, { file, signal, stalledAfterMs, onProgress });
    } catch (error) {
      if (error instanceof WorkerTimeout && rule !== '') throw new SlowRule(rule);
      throw error;
    }
  };
}
