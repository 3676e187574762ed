import * as z from 'zod';
import { maskingSchema } from './masking.ts';

const moment = (description: string) => z.string().meta({ format: 'date-time', description });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Git names objects by SHA-1, or by SHA-256 in repositories made for it. */
const gitObject = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/**
 * Where in a source file an excerpt was taken. Lines count from 1, `endLine` included. Bytes count from 0 at the beginning of
 * the file, a byte order mark included; `endByte` is the first byte after the last line's own line end.
 */
export const sourceSchema = z.looseObject({
  path: z
    .string()
    .meta({ description: 'Relative to the workspace folder with /, or absolute 相对工作区的路径，或绝对路径' }),
  folder: z
    .string()
    .optional()
    .meta({ description: 'Workspace folder, in a workspace of several 多文件夹工作区中的文件夹' }),
  startLine: z.int().min(1).optional(),
  endLine: z.int().min(1).optional(),
  startByte: z.int().min(0).optional().meta({ description: 'First byte of the lines 起始字节（含），从 0 起' }),
  endByte: z.int().min(0).optional().meta({ description: 'First byte after the lines 结束字节（不含）' }),
  bytes: z.int().min(0).optional().meta({ description: 'Size of the lines in the source 来源行的字节数' }),
  fileBytes: z.int().min(0).optional().meta({ description: 'Size of the whole source then 当时来源文件的字节数' }),
  encoding: z.string().optional(),
  sha256: hash.optional().meta({ description: 'Of the lines as they stood in the source 来源行的校验值' }),
  firstLineSha256: hash.optional().meta({ description: 'Of the first line alone 首行的校验值' }),
  unsaved: z.boolean().optional().meta({ description: 'Taken from an editor with unsaved changes 取自未保存的编辑器' }),
  commit: gitObject.optional().meta({
    description: 'Git commit that was checked out, when the source is tracked 来源受 Git 跟踪时，当时检出的提交',
  }),
  modified: z.boolean().optional().meta({
    description: 'The source differed from that commit 来源与该提交不同',
  }),
});

/** A command that was run, as the evidence for its output. */
export const commandSchema = z.looseObject({
  line: z.string(),
  cwd: z.string().optional(),
  exitCode: z.int().optional(),
  startedAt: moment('Start 开始时间').optional(),
  endedAt: moment('End 结束时间').optional(),
});

/** One item of evidence: what it is, where it came from, and the file beside the case that holds it. */
export const evidenceSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.enum(['log', 'terminal', 'file']).or(z.string()),
  title: z.string(),
  file: z
    .string()
    .regex(/^evidence\/[^/\\]+$/)
    .optional()
    .meta({
      description:
        'The file inside the case folder; without one the evidence is the source itself 案卷文件夹内的文件；没有时，证据即来源文件本身',
    }),
  bytes: z.int().min(0).meta({ description: 'Size of the file, or of the source 文件或来源的大小（字节）' }),
  sha256: hash.meta({ description: 'Of the file, or of the source 文件或来源的校验值' }),
  attachedAt: moment('Attached at 附加时间'),
  attachedBy: z.string(),
  note: z.string().optional(),
  source: sourceSchema.optional(),
  command: commandSchema.optional(),
  masking: maskingSchema.optional(),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceSource = z.infer<typeof sourceSchema>;
export type EvidenceCommand = z.infer<typeof commandSchema>;

/** Evidence that was too large to copy: the case has only the place, the size and the hash of the source. */
export const isReference = ({ file }: Pick<Evidence, 'file'>): boolean => file === undefined;

/** The plain name of the file that holds an item, without the folder; `undefined` for a reference. */
export const fileName = ({ file }: Pick<Evidence, 'file'>): string | undefined => file?.slice('evidence/'.length);

/** What an item is called: its title, else its file, else its source. */
export const titleOf = ({ title, file, source, id }: Pick<Evidence, 'id' | 'title' | 'file' | 'source'>): string =>
  [title.trim(), file, source?.path].find((name) => name !== undefined && name !== '') ?? id;
