import type { Disposable } from '../platform/event.ts';
import type { CaseClocks, ClockChange } from './caseClocks.ts';

/** Clocks that change within so many milliseconds are told together: when all are read, they come in many slices. */
const burstMs = 50;

/** Hears what the clocks changed, in gathered portions. */
export function gatherChanges(clocks: CaseClocks, hear: (change: ClockChange) => void): Disposable {
  let folders = new Set<string>();
  let moved = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const change = { folders: [...folders], moved: [...moved] };
    folders = new Set();
    moved = new Set();
    hear(change);
  };
  const subscription = clocks.onDidChange((change) => {
    for (const folder of change.folders) folders.add(folder);
    for (const folder of change.moved) moved.add(folder);
    timer ??= setTimeout(tell, burstMs);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}
