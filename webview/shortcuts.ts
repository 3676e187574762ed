import { focusedElement, isComposingKey } from './dom.ts';

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z (⌘ on a Mac) outside text fields; inside one the browser's own undo works. */
export function listenForUndo({ undo, redo }: { undo: () => void; redo: () => void }): void {
  document.addEventListener('keydown', (event) => {
    if (isComposingKey(event) || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const isUndo = key === 'z' && !event.shiftKey;
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if ((!isUndo && !isRedo) || isTextField(focusedElement())) return;
    event.preventDefault();
    // VS Code would undo in whatever editor it thinks is active.
    event.stopPropagation();
    if (isUndo) undo();
    else redo();
  });
}

/**
 * Leaves Ctrl+A (⌘A) in a text field to the browser. VS Code would answer it by a message that comes when the next letters
 * are there already: they would be selected, and replaced by the one after them.
 */
export function listenForSelectAll(): void {
  document.addEventListener('keydown', (event) => {
    const isSelectAll =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a';
    if (isSelectAll && isTextField(focusedElement())) event.stopPropagation();
  });
}

const notTyped = new Set(['checkbox', 'radio', 'button', 'range', 'color', 'file', 'submit', 'reset', 'image']);

/** Whether text can be typed into it. */
export const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !notTyped.has(element.type));
