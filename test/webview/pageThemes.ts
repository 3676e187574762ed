/** The six themes that the panel is checked in: VS Code's name, the workbench's class and what a webview's body carries. */
export const pageThemes = {
  darkModern: { label: 'Default Dark Modern', workbenchClass: 'vs-dark', body: 'vscode-dark', kind: 'vscode-dark' },
  lightModern: { label: 'Default Light Modern', workbenchClass: 'vs', body: 'vscode-light', kind: 'vscode-light' },
  darkPlus: { label: 'Default Dark+', workbenchClass: 'vs-dark', body: 'vscode-dark', kind: 'vscode-dark' },
  lightPlus: { label: 'Default Light+', workbenchClass: 'vs', body: 'vscode-light', kind: 'vscode-light' },
  highContrastDark: {
    label: 'Default High Contrast',
    workbenchClass: 'hc-black',
    body: 'vscode-high-contrast',
    kind: 'vscode-high-contrast',
  },
  highContrastLight: {
    label: 'Default High Contrast Light',
    workbenchClass: 'hc-light',
    body: 'vscode-high-contrast vscode-high-contrast-light',
    kind: 'vscode-high-contrast-light',
  },
} as const;
export type PageTheme = keyof typeof pageThemes;
