import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProcess } from './childProcess.ts';

export type WorkspaceOptions = {
  /** Folder whose contents the workspace starts with. */
  copyOf?: string;
  /** Files to write, by path relative to the workspace; in a multi-root workspace the path starts with the folder. */
  files?: Readonly<Record<string, string>>;
  /** Makes it a git repository with an identity of its own and everything committed. */
  git?: boolean;
  /** Names of several folders to open as one multi-root workspace. */
  folders?: readonly string[];
};

/** Fills the empty folder `root`; returns the `.code-workspace` file of a multi-root workspace. */
export async function fillWorkspace(root: string, options: WorkspaceOptions): Promise<string | undefined> {
  if (options.copyOf !== undefined) await cp(options.copyOf, root, { recursive: true });
  for (const [name, content] of Object.entries(options.files ?? {})) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  if (options.git === true) await initRepository(root, { name: 'Test Engineer', email: 'test@example.invalid' });
  if (options.folders === undefined) return undefined;
  for (const folder of options.folders) await mkdir(path.join(root, folder), { recursive: true });
  const workspaceFile = path.join(root, 'test.code-workspace');
  await writeFile(workspaceFile, JSON.stringify({ folders: options.folders.map((name) => ({ path: name })) }));
  return workspaceFile;
}

/**
 * Makes `root` a git repository with one commit of everything in it.
 *
 * @param identity kept in the repository's own settings when given; otherwise the person's own stays in force
 * @throws Error with git's message
 */
export async function initRepository(root: string, identity?: { name: string; email: string }): Promise<void> {
  const author = identity ?? { name: 'Support Casebook', email: 'example@example.invalid' };
  const settings = ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`, '-c', 'commit.gpgSign=false'];
  const steps = [
    ['init', '--quiet', '--initial-branch=main'],
    ...(identity
      ? [
          ['config', 'user.name', identity.name],
          ['config', 'user.email', identity.email],
        ]
      : []),
    ['add', '--all'],
    [...settings, 'commit', '--quiet', '--allow-empty', '--message', 'Start'],
  ];
  for (const step of steps) {
    const { code, output } = await runProcess('git', step, { cwd: root, quiet: true });
    if (code !== 0) throw new Error(`git ${step.join(' ')} failed: ${output}`);
  }
}
