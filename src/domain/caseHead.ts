import { choice, choices, line, longText } from './declare.ts';
import { text } from './text.ts';
import { statuses } from './workflow.ts';

/** What stands above the records, declared as their fields are, for words about it. */
export const headFields = {
  title: line({ label: text('Title', '标题') }),
  status: choice({ label: text('Status', '状态'), options: statuses }),
  labels: choices({ label: text('Labels', '标签'), options: [] }),
  articles: choices({ label: text('Knowledge articles', '知识文章'), options: [] }),
};

/** What people write about an item of evidence; the rest of it is the tool's. */
export const evidenceFields = {
  title: line({ label: text('Title', '标题') }),
  note: longText({ label: text('Note', '备注') }),
  file: line({ label: text('File', '文件') }),
};
