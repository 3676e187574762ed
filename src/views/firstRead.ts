import type { CaseStore } from '../store/caseStore.ts';

/** The first drawing waits this long at most for all cases to be read, milliseconds. */
const patienceMs = 150;

/**
 * Resolves once all cases are read, or some have been for a moment: a tree drawn once is calmer than one that grows, and a
 * view that is just being made may not hear that it should be drawn again.
 */
export function firstRead(store: CaseStore): Promise<'all' | 'some'> {
  if (store.isLoaded) return Promise.resolve('all');
  return new Promise((resolve) => {
    const finish = (read: 'all' | 'some'): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(read);
    };
    const timer = setTimeout(() => finish('some'), patienceMs);
    const subscription = store.onDidChange(({ loading }) => {
      if (!loading) finish('all');
    });
  });
}
