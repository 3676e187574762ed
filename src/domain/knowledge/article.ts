import * as z from 'zod';
import { caseNumberShape } from '../case.ts';
import type { Option } from '../field.ts';
import { randomCode, type RandomBytes } from '../id.ts';
import { toMoment } from '../moment.ts';
import { text } from '../text.ts';

/** How far an article can be trusted, in the order in which it moves on (KCS calls it the article state). */
export const articleStates = [
  { code: 'draft', label: text('Draft', '草稿') },
  { code: 'reviewed', label: text('Reviewed', '已审核') },
  { code: 'published', label: text('Published', '已发布') },
  { code: 'archived', label: text('Archived', '已归档') },
] as const satisfies readonly Option[];
export type ArticleState = (typeof articleStates)[number]['code'];

/** `KA-YYYYMMDD-XXXXX`: the date drafted and five random Crockford characters, so that two branches never collide. */
export const articleNumberShape = /^KA-\d{8}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** The folder of articles, inside the folder of cases. */
export const knowledgeFolderName = 'knowledge';

const fileShape = /^(KA-\d{8}-[0-9A-HJKMNP-TV-Z]{5})\.md$/;

/** The plain file name of an article. */
export const articleFileName = (number: string): string => `${number}.md`;

/** The number of the article that a file name is for; `undefined` for any other file. */
export const articleNumberOf = (fileName: string): string | undefined => fileShape.exec(fileName)?.[1];

/** A new article number. @param nowMs milliseconds since the epoch; the date is that of the given offset */
export const newArticleNumber = (nowMs: number, offsetMinutes?: number, random?: RandomBytes): string =>
  `KA-${toMoment(nowMs, offsetMinutes).slice(0, 10).replaceAll('-', '')}-${randomCode(5, random)}`;

/** People write `title: 42` and mean a text. */
const word = z.union([z.string(), z.number()]).transform(String);
const words = z.union([z.array(word), word.transform((one) => [one])]);

/** The front matter of an article, as much of it as is understood. What else a person wrote there stays in the file. */
export const articleSchema = z.object({
  id: z.string().regex(articleNumberShape),
  title: word,
  state: z.enum(articleStates.map(({ code }) => code)),
  language: word.optional(),
  cases: words.pipe(z.array(z.string().regex(caseNumberShape))).default([]),
  category: word.optional(),
  system: word.optional(),
  labels: words.optional(),
  created: word.optional(),
  author: word.optional(),
  reviewedBy: word.optional(),
  reviewedAt: word.optional(),
  publishedAt: word.optional(),
  archivedAt: word.optional(),
  /** A case that it comes from was reopened: the solution did not hold. */
  stale: z.boolean().optional(),
  staleSince: word.optional(),
  staleReason: word.optional(),
});
export type Article = z.infer<typeof articleSchema>;

/** Whether the article is to be reviewed again before anyone relies on it. */
export const isStale = ({ stale }: Article): boolean => stale === true;
