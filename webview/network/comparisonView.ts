import * as l10n from '@vscode/l10n';
import { say, type Language } from '../../src/domain/text.ts';
import type { RunComparison, Trend } from '../../src/evidence/network/compareRuns.ts';
import { h, icon } from '../dom.ts';

const icons: Readonly<Record<Trend, string>> = {
  better: 'pass',
  worse: 'warning',
  same: 'dash',
  other: 'arrow-swap',
};

/** What differs between the two pieces of evidence, in words, run by run. */
export function comparisonView(comparisons: readonly RunComparison[], language: Language): HTMLElement {
  const names: Readonly<Record<Trend, string>> = {
    better: l10n.t('better'),
    worse: l10n.t('worse'),
    same: l10n.t('about the same'),
    other: l10n.t('changed'),
  };
  const runs = comparisons.map(({ name, differences }) =>
    h(
      'div',
      { class: 'comparison-run' },
      h('h3', { text: say(name, language) }),
      h(
        'ul',
        { class: 'differences' },
        ...differences.map(({ trend, text }) =>
          h(
            'li',
            { class: `is-${trend}` },
            icon(icons[trend]),
            h('span', { text: say(text, language) }),
            h('span', { class: 'trend', text: names[trend] }),
          ),
        ),
      ),
    ),
  );
  return h(
    'section',
    { class: 'comparison', attributes: { 'aria-label': l10n.t('What differs') } },
    h('h2', { text: l10n.t('What differs') }),
    ...(runs.length > 0 ? runs : [h('p', { class: 'muted', text: l10n.t('There is nothing to compare.') })]),
  );
}
