import * as l10n from '@vscode/l10n';
import type { ReferencesField, Scope, Values } from '../../../src/domain/field.ts';
import { evidenceIcon } from '../../../src/domain/evidenceKind.ts';
import { isFilled, itemsOf, recordOf } from '../../../src/domain/records/rules.ts';

/** Something that a field can refer to. */
export interface ReferenceTarget {
  readonly id: string;
  readonly title: string;
  /** A codicon. */
  readonly icon: string;
}

const verdictIcons: Readonly<Record<string, string>> = { confirmed: 'pass', ruledOut: 'circle-slash' };

/** What the field can refer to as the case stands. */
export function referenceTargets({ to }: ReferencesField, scope: Scope): ReferenceTarget[] {
  const target = (item: Values, titleKey: string, icon: string): ReferenceTarget => ({
    id: String(item.id),
    title: typeof item[titleKey] === 'string' && isFilled(item[titleKey]) ? item[titleKey] : l10n.t('Untitled'),
    icon,
  });
  if (to === 'evidence') return itemsOf(scope.case.evidence).map((item) => target(item, 'title', iconOf(item)));
  return itemsOf(recordOf(scope, 'rootCause').hypotheses)
    .filter(({ verdict }) => to === 'hypotheses' || verdict === 'confirmed')
    .map((item) => target(item, 'cause', verdictIcons[String(item.verdict)] ?? 'question'));
}

const iconOf = ({ kind, file }: Values): string =>
  evidenceIcon({ kind: String(kind), file: typeof file === 'string' ? file : undefined });

/** What is said when there is nothing to refer to. */
export const noTargets = ({ to }: ReferencesField): string => {
  switch (to) {
    case 'evidence':
      return l10n.t('The case has no evidence yet.');
    case 'hypotheses':
      return l10n.t('There are no hypotheses yet.');
    case 'confirmedHypotheses':
      return l10n.t('No hypothesis is confirmed yet.');
  }
};
