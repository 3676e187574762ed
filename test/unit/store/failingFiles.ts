import { FileFailure, type FileAccess } from '../../../src/store/fileAccess.ts';
import { nodeFileAccess } from '../../../src/store/nodeFileAccess.ts';

/** Local files whose writes fail with a code while one is set, as on a full or read-only disk. */
export const failingFiles = (): FileAccess & { failWith: string | undefined; attempts: number } => ({
  ...nodeFileAccess,
  failWith: undefined,
  attempts: 0,
  async replace(file, text, beforeReplace) {
    this.attempts += 1;
    if (this.failWith !== undefined) throw new FileFailure(this.failWith, file);
    return nodeFileAccess.replace(file, text, beforeReplace);
  },
});
