/** A context key with the value it is compared to, when it is compared to one. */
export interface Condition {
  readonly key: string;
  readonly value?: string;
}

/** The keys of a when clause with what they are compared to. Regular expressions and quoted values are left out. */
export function conditionsIn(when: string): Condition[] {
  const plain = when.replace(/=~\s*\/(?:\\.|[^/\\])+\/[a-z]*/g, '');
  return plain
    .split(/&&|\|\||[()]/)
    .map((part) => part.trim().replace(/^!\s*/, ''))
    .filter((part) => part !== '' && part !== 'true' && part !== 'false')
    .map((part) => {
      const [key = '', value] = part.split(/\s*(?:===?|!==?|<=?|>=?|\bnot in\b|\bin\b)\s*/);
      const shown = value?.trim().replace(/^'(.*)'$/, '$1');
      return shown === undefined ? { key: key.trim() } : { key: key.trim(), value: shown };
    });
}

/** Keys of VS Code 1.96 and later that the manifest may use (code.visualstudio.com, "when clause contexts"). */
export const editorContextKeys: ReadonlySet<string> = new Set([
  'activeEditor',
  'activeWebviewPanelId',
  'editorFocus',
  'editorHasSelection',
  'editorIsOpen',
  'editorLangId',
  'editorReadonly',
  'editorTextFocus',
  'explorerResourceIsFolder',
  'explorerViewletFocus',
  'focusedView',
  'inDebugMode',
  'isInDiffEditor',
  'isLinux',
  'isMac',
  'isWeb',
  'isWindows',
  'isWorkspaceTrusted',
  'listFocus',
  'listMultiSelection',
  'listSupportsMultiselect',
  'resourceExtname',
  'resourceFilename',
  'resourceLangId',
  'resourcePath',
  'resourceScheme',
  'shellExecutionSupported',
  'terminalFocus',
  'terminalIsOpen',
  'terminalProcessSupported',
  'terminalShellIntegrationEnabled',
  'terminalTextSelected',
  'textInputFocus',
  'view',
  'viewItem',
  'virtualWorkspace',
  'webviewId',
  'webviewSection',
  'workspaceFolderCount',
]);
