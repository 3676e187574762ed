import type { CaseStore } from '../store/caseStore.ts';
import { isEmpty } from './caseGroups.ts';

/** The first drawing waits this long at most for all cases to be read, milliseconds. */
const patienceMs = 150;

/**
 * Resolves once all cases are read, or after a moment, as soon as there is one to show: a tree drawn once is calmer than one that grows, and a
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
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      if (!isEmpty(store)) finish('some');
    }, patienceMs);
    const subscription = store.onDidChange(({ loading }) => {
      if (!loading) finish('all');
      else if (isLate && !isEmpty(store)) finish('some');
    });
  });
}
