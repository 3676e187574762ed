import { fill, text, type Text } from './text.ts';

/** What is wrong with a case file or its folder. Lines and columns count from 1. */
export type FileProblemDetail =
  | { kind: 'empty' }
  | { kind: 'truncated'; line: number; column: number }
  | { kind: 'notJson'; line: number; column: number }
  | { kind: 'conflictMarkers'; line: number }
  | { kind: 'newerFormat'; version: number }
  | { kind: 'wrongType'; path: readonly (string | number)[]; line: number; column: number; expected: string }
  | { kind: 'tooLarge'; bytes: number; limit: number }
  | { kind: 'tooDeep' }
  | { kind: 'tooMany'; path: readonly string[]; count: number; limit: number }
  | { kind: 'isDirectory' }
  | { kind: 'notUtf8' }
  | { kind: 'missing' }
  | { kind: 'outsideRoot' }
  | { kind: 'unreadable'; code: string }
  | { kind: 'numberMismatch'; number: string; folderName: string }
  | { kind: 'duplicateNumber'; number: string };

/** A problem with what happened and what to do about it, for the user. */
export type FileProblem = FileProblemDetail & { readonly message: Text; readonly advice: Text };

/** A problem with its texts. */
export const fileProblem = (detail: FileProblemDetail): FileProblem => ({ ...detail, ...textsOf(detail) });

const restore = text(
  'Restore an earlier version from version control, or remove the folder if the case is not needed.',
  '请从版本库恢复较早的版本；如不再需要，可删除该文件夹。',
);
const correct = text(
  'Open it as JSON and correct the place named. Support Casebook never changes a file it cannot read.',
  '请以 JSON 打开并更正所指位置。支持案卷不会改动无法读取的文件。',
);

function textsOf(detail: FileProblemDetail): { message: Text; advice: Text } {
  switch (detail.kind) {
    case 'empty':
      return { message: text('The case file is empty.', '案卷文件为空。'), advice: restore };
    case 'truncated':
      return {
        message: fill(
          text('The case file ends in the middle, on line {0}.', '案卷文件不完整，在第 {0} 行中断。'),
          detail.line,
        ),
        advice: restore,
      };
    case 'notJson':
      return {
        message: fill(
          text(
            'The case file is not valid JSON: line {0}, column {1}.',
            '案卷文件不是有效的 JSON：第 {0} 行第 {1} 列。',
          ),
          detail.line,
          detail.column,
        ),
        advice: correct,
      };
    case 'conflictMarkers':
      return {
        message: fill(
          text(
            'The case file holds an unresolved merge conflict, from line {0} on.',
            '案卷文件中有未解决的合并冲突，从第 {0} 行开始。',
          ),
          detail.line,
        ),
        advice: text(
          'Choose “Resolve Conflicts” on the case, which asks only about values that both sides changed, or resolve it in the editor and save.',
          '请对该案卷执行“解决冲突”，仅需选择两侧都修改过的内容；也可在编辑器中解决并保存。',
        ),
      };
    case 'newerFormat':
      return {
        message: fill(
          text(
            'The case file has format version {0}, written by a newer Support Casebook.',
            '案卷文件的格式版本为 {0}，由更新版本的支持案卷写入。',
          ),
          detail.version,
        ),
        advice: text(
          'Update the extension. Until then the file is left exactly as it is.',
          '请更新扩展。在此之前文件保持原样，不会被改动。',
        ),
      };
    case 'wrongType':
      return {
        message: fill(
          text('{0} on line {1} is not what is expected there: {2}.', '第 {1} 行的 {0} 类型不符，应为 {2}。'),
          detail.path.length === 0 ? 'case.json' : detail.path.join('.'),
          detail.line,
          expectedText(detail.expected),
        ),
        advice: correct,
      };
    case 'tooLarge':
      return {
        message: fill(
          text(
            'The case file is {0} MB large. It is not read, since the limit is {1} MB.',
            '案卷文件大小为 {0} MB，超过 {1} MB 的上限，未读取。',
          ),
          megabytes(detail.bytes),
          megabytes(detail.limit),
        ),
        advice: text(
          'Move long logs out of the file: attach them as evidence, which is kept beside it.',
          '请将大段日志移出该文件，改为作为证据附加，证据保存在同一文件夹中。',
        ),
      };
    case 'tooDeep':
      return {
        message: text(
          'The case file is nested deeper than any case. It was not made by Support Casebook.',
          '案卷文件的嵌套层数超出任何案卷的范围，不是由支持案卷生成的。',
        ),
        advice: restore,
      };
    case 'tooMany':
      return {
        message: fill(
          text('{0} has {1} items; the limit is {2}.', '{0} 有 {1} 项，上限为 {2} 项。'),
          detail.path.length === 0 ? 'case.json' : detail.path.join('.'),
          detail.count,
          detail.limit,
        ),
        advice: restore,
      };
    case 'isDirectory':
      return {
        message: text('case.json is a folder, not a file.', 'case.json 是文件夹而不是文件。'),
        advice: text('Rename or remove that folder, then restore the file.', '请重命名或删除该文件夹，然后恢复文件。'),
      };
    case 'notUtf8':
      return {
        message: text('The case file is not UTF-8 text.', '案卷文件不是 UTF-8 编码的文本。'),
        advice: text(
          'Open it with its own encoding, then save it with encoding UTF-8.',
          '请以其原有编码打开，再以 UTF-8 编码保存。',
        ),
      };
    case 'missing':
      return {
        message: text('The case file is missing from its folder.', '案卷文件夹中没有案卷文件。'),
        advice: restore,
      };
    case 'outsideRoot':
      return {
        message: text(
          'The case is a link that leads out of the casebook folder. It was not followed.',
          '该案卷是指向案卷目录之外的链接，未读取。',
        ),
        advice: text(
          'Replace the link by the folder itself, or open the folder it leads to.',
          '请用文件夹本身替换该链接，或直接打开其指向的文件夹。',
        ),
      };
    case 'unreadable':
      return {
        message: fill(text('The case file cannot be read ({0}).', '无法读取案卷文件（{0}）。'), detail.code),
        advice: text(
          'Check that the file is there and that you may read it. It is tried again as soon as it changes.',
          '请检查文件是否存在以及您是否有读取权限。文件变化后会自动重试。',
        ),
      };
    case 'numberMismatch':
      return {
        message: fill(
          text('The folder is called {0}, the case in it {1}.', '文件夹名为 {0}，其中案卷的编号为 {1}。'),
          detail.folderName,
          detail.number,
        ),
        advice: fill(
          text(
            'The case can be used as it is. Rename the folder to {0} to find it by name.',
            '案卷可照常使用。将文件夹改名为 {0} 便于查找。',
          ),
          detail.number,
        ),
      };
    case 'duplicateNumber':
      return {
        message: fill(
          text('Several folders hold a case numbered {0}.', '多个文件夹中的案卷编号同为 {0}。'),
          detail.number,
        ),
        advice: text(
          'If one is a copy, remove it; otherwise give one of them a number of its own.',
          '如果其中一个是副本，请删除；否则请为其中一个另编号。',
        ),
      };
  }
}

const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1).replace(/\.0$/, '');

/** The schema's names of JSON types in words. */
const expectedText = (expected: string): Text => {
  switch (expected) {
    case 'string':
      return text('text', '文本');
    case 'number':
      return text('a number', '数字');
    case 'int':
      return text('a whole number', '整数');
    case 'boolean':
      return text('true or false', 'true 或 false');
    case 'array':
      return text('a list', '列表');
    case 'object':
    case 'record':
      return text('an object', '对象');
    case 'format':
      return text('text of another form', '其他格式的文本');
    default:
      return text(expected, expected);
  }
};
