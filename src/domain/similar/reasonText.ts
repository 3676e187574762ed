import { categories } from '../records/codes.ts';
import { triage } from '../records/triage.ts';
import { labelOf } from '../records/triageDecision.ts';
import { fill, text, type Text } from '../text.ts';
import type { SimilarityReason } from './compareFeatures.ts';

/** From these shares of the score on, a reason is called strong, or moderate. */
const strong = 0.2;
const moderate = 0.08;
const mostWords = 6;

/**
 * A reason in words, with how much it weighs: "Same error code: ORA-12541 (strong)".
 * @param readable gives compared words the forms in which they are read
 */
export function reasonText(reason: SimilarityReason, readable: (words: readonly string[]) => readonly string[]): Text {
  const weight =
    reason.share >= strong
      ? text('{0} (strong)', '{0}（强）')
      : reason.share >= moderate
        ? text('{0} (moderate)', '{0}（中）')
        : text('{0} (weak)', '{0}（弱）');
  return fill(weight, plainText(reason, readable));
}

function plainText(reason: SimilarityReason, readable: (words: readonly string[]) => readonly string[]): Text {
  switch (reason.kind) {
    case 'trace':
      return counted(text('Same stack trace: {0}', '调用栈相同：{0}'), reason);
    case 'message':
      return counted(text('Same error message: {0}', '报错信息相同：{0}'), reason);
    case 'code':
      return counted(text('Same error code: {0}', '错误代码相同：{0}'), reason);
    case 'system':
      return reason.isSame
        ? fill(text('Same system: {0}', '系统相同：{0}'), reason.system)
        : fill(text('Related system: {0}', '系统相近：{0}'), reason.system);
    case 'category': {
      const category = labelOf(categories, reason.category);
      if (reason.subcategory === undefined) return fill(text('Same category: {0}', '类别相同：{0}'), category);
      const { options } = triage.fields.subcategory;
      return fill(
        text('Same category: {0}, {1}', '类别相同：{0}、{1}'),
        category,
        labelOf(options, reason.subcategory),
      );
    }
    case 'words': {
      const words = readable(reason.words).slice(0, mostWords);
      return fill(text('Words in common: {0}', '共同的词：{0}'), text(words.join(', '), words.join('、')));
    }
  }
}

/** "… and 2 more", when there are more of the same kind. */
const counted = (sentence: Text, { label, others }: { readonly label: string; readonly others: number }): Text =>
  others === 0
    ? fill(sentence, label)
    : fill(text('{0} and {1} more', '{0}，另有 {1} 处'), fill(sentence, label), others);
