import { fill, text, type Text } from '../domain/text.ts';

/** Edits could not be written. They are kept in memory and tried again. The text is for the user. */
export class SaveFailed extends Error {
  override readonly name = 'SaveFailed';
  readonly code: string;
  readonly text: Text;
  constructor(code: string, userText: Text, options?: ErrorOptions) {
    super(userText.en, options);
    this.code = code;
    this.text = userText;
  }
}

const kept = text('Your edits are kept and tried again by themselves.', '您的修改已保留，并会自动重试。');

const nothingWritten = text('Nothing was written.', '未写入任何内容。');

/** What happened, what was kept and what to do, for a failed write of edits. */
export const saveFailureText = (code: string): Text => failureText(code, kept);

/** The same for a new case, of which nothing is there yet. */
export const createFailureText = (code: string): Text => failureText(code, nothingWritten);

const failureText = (code: string, state: Text): Text => {
  const [happened, advice] = reasons[code] ?? [
    fill(text('The case could not be saved ({0}).', '案卷无法保存（{0}）。'), code),
    text('The log has the details.', '详细信息见日志。'),
  ];
  return fill(text('{0} {1} {2}', '{0}{1}{2}'), happened, state, advice);
};

/** What happened, what was kept and what to do, when the file itself is not as it should be. */
export const problemSaveText = (problem: { message: Text; advice: Text }): Text =>
  fill(
    text(
      '{0} Your edits are kept and not written until it is well again. {1}',
      '{0}您的修改已保留，文件恢复正常之前不会写入。{1}',
    ),
    problem.message,
    problem.advice,
  );

const noPermission: readonly [Text, Text] = [
  text('The case could not be saved: writing is not permitted.', '案卷无法保存：没有写入权限。'),
  text('Check the permissions of the case folder.', '请检查案卷文件夹的权限。'),
];
const noSpace: readonly [Text, Text] = [
  text('The case could not be saved: the disk is full.', '案卷无法保存：磁盘空间已满。'),
  text('Free some space.', '请释放一些磁盘空间。'),
];
const gone: readonly [Text, Text] = [
  text('The case could not be saved: its folder is gone.', '案卷无法保存：案卷文件夹已不存在。'),
  text('Restore the folder, e.g. from version control.', '请恢复该文件夹，例如从版本库中恢复。'),
];

const reasons: Readonly<Record<string, readonly [Text, Text]>> = {
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: [
    text('The case could not be saved: the file system is read-only.', '案卷无法保存：文件系统为只读。'),
    text('Open the folder from a place that can be written to.', '请从可写入的位置打开该文件夹。'),
  ],
  ENOENT: gone,
  ENOTDIR: gone,
  ELOCKED: [
    text(
      'The case could not be saved: another window has been writing it for too long.',
      '案卷无法保存：另一个窗口正在长时间写入。',
    ),
    text('Close the case in the other window if this stays.', '如持续出现，请在另一窗口中关闭该案卷。'),
  ],
};
