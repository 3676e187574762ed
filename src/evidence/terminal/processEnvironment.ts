/** What VS Code sets for its own processes; `ELECTRON_RUN_AS_NODE` would turn every Electron program into Node. */
const editorsOwn = /^(?:VSCODE_|ELECTRON_)/i;

/** The environment for a program that the user runs: the user's own, without what VS Code added for itself. */
export function processEnvironment(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !editorsOwn.test(name)));
  // Windows would look for programs in the current folder first, which a repository may have filled.
  return platform === 'win32' ? { ...own, NoDefaultCurrentDirectoryInExePath: '1' } : own;
}
