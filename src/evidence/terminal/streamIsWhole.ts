/**
 * Whether this VS Code hands out all that a command printed. Older ones end the stream without its last output now and
 * then (microsoft/vscode#237208): 1.96 lost the summary of 4 in 25 pings. 1.101 waits for it before it says that the command ended.
 */
export function streamIsWhole(vscodeVersion: string): boolean {
  const [major = 0, minor = 0] = vscodeVersion.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 101);
}
