import * as z from 'zod';

const moment = (description: string) => z.string().meta({ format: 'date-time', description });
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Where in a source file an excerpt was taken. Lines count from 1, `endLine` included. */
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
  encoding: z.string().optional(),
  sha256: hash.optional().meta({ description: 'Of the lines as they stood in the source 来源行的校验值' }),
  firstLineSha256: hash.optional().meta({ description: 'Of the first line alone 首行的校验值' }),
  unsaved: z.boolean().optional().meta({ description: 'Taken from an editor with unsaved changes 取自未保存的编辑器' }),
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
    .meta({ description: 'The file inside the case folder 案卷文件夹内的文件' }),
  bytes: z.int().min(0),
  sha256: hash,
  attachedAt: moment('Attached at 附加时间'),
  attachedBy: z.string(),
  note: z.string().optional(),
  source: sourceSchema.optional(),
  command: commandSchema.optional(),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceSource = z.infer<typeof sourceSchema>;
export type EvidenceCommand = z.infer<typeof commandSchema>;
