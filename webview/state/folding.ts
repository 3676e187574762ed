import type { Folding } from '../form/panelContext.ts';
import type { PanelMemory } from './panelMemory.ts';

/** What the user opened (`+key`) or collapsed (`-key`), kept in the page's memory; all else is as it comes. */
export function folding(memory: PanelMemory): Folding {
  const marks = new Set(memory.current.collapsed ?? []);
  return {
    isOpen: (key, byDefault) => (byDefault ? !marks.has(`-${key}`) : marks.has(`+${key}`)),
    set: (key, isOpen) => {
      marks.delete(isOpen ? `-${key}` : `+${key}`);
      marks.add(isOpen ? `+${key}` : `-${key}`);
      memory.update({ collapsed: [...marks] });
    },
  };
}
