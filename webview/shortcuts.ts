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

const notTyped = new Set(['checkbox', 'radio', 'button', 'range', 'color', 'file', 'submit', 'reset', 'image']);

/** Whether text can be typed into it. */
export const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !notTyped.has(element.type));
