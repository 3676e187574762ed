import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as z from 'zod';
import type { Case } from '../../src/domain/case.ts';
import { PanelPage } from './panelPage.ts';
import { pageThemes, type PageTheme } from './pageThemes.ts';
import { procedureCase } from './procedureCase.ts';

const resultSchema = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);
const tabs = ['intake', 'triage', 'details', 'rootCause', 'plan', 'evidence', 'timeline'] as const;
const themes: PageTheme[] = [
  'darkModern',
  'lightModern',
  'darkPlus',
  'lightPlus',
  'highContrastDark',
  'highContrastLight',
];

/** Under way, at a step that failed: most of what the panel can show is in view. */
function stopped(): Case {
  const current = procedureCase('executing');
  const steps = (current.plan?.steps ?? []).map((step) => ({
    ...step,
    outcome: step.outcome ?? 'failed',
    actual: 'It hangs',
  }));
  return { ...current, plan: { ...current.plan, steps } };
}

describe('Accessibility by axe-core', () => {
  let axe: string;
  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });

  const problems = async (panel: PanelPage): Promise<string[]> => {
    await panel.page.evaluate(`{ const define = undefined; ${axe} }`);
    const found = resultSchema.parse(
      await panel.page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
      ),
    );
    return found.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`).join('\n')}`,
    );
  };

  for (const library of ['toolkit', 'native'] as const)
    for (const theme of themes)
      for (const language of ['en', 'zh-cn'] as const)
        it(`finds nothing with ${library} in ${pageThemes[theme].label}, ${language}`, async function () {
          this.timeout(120_000);
          const panel = await PanelPage.open(stopped(), { library, theme, language });
          panel.host.show({ conflicts: [{ path: ['intake', 'contact'], mine: 'a', theirs: 'b' }] });
          const clock = { tone: 'overdue' as const, short: 'Overdue by 5 min', headline: 'Due at 09:19', due: '09:19' };
          panel.host.show({ clock: { ...clock, steps: [] } });
          for (const tab of tabs) {
            await panel.showTab(tab);
            // With errors in view.
            if (tab === 'triage') panel.host.reveal('triage', 'scopeBasis');
            // The form, which gives way to the steps while the case is being executed.
            if (tab === 'plan') await panel.page.locator('.mode').first().click();
            await panel.page.locator('.panel:not([hidden])').waitFor();
            assert.deepEqual(await problems(panel), [], tab);
          }
          if (language !== 'en') return;
          await panel.showTab('plan');
          await panel.page.locator('.mode').last().click();
          assert.deepEqual(await problems(panel), [], 'carrying out the plan');
          await panel.page.locator('.menu-button > *').first().click();
          assert.deepEqual(await problems(panel), [], 'the menu');
          await panel.page.keyboard.press('Escape');
          await panel.page.locator('.next > *').click();
          await panel.page.locator('.gate:not([hidden])').waitFor();
          assert.deepEqual(await problems(panel), [], 'what is missing');
        });
});
