import type { FirstDrawing } from '../platform/firstDrawing.ts';
import type { CaseStore } from '../store/caseStore.ts';

/**
 * Resolves once there is something to draw: all cases, or the first of many. A tree drawn once is calmer than one that
 * grows, and a view that is just being made may not hear that it should be drawn again.
 */
export async function firstRead(store: CaseStore, { begun }: FirstDrawing): Promise<'all' | 'some'> {
  if (store.isLoaded) return 'all';
  const all = new Promise<'all'>((resolve) => {
    const subscription = store.onDidChange(({ loading }) => {
      if (loading) return;
      subscription.dispose();
      resolve('all');
    });
  });
  return Promise.race([all, begun.then(() => 'some' as const)]);
}
