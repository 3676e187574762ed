import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import type { Case } from '../../../src/domain/case.ts';
import { gateProblems } from '../../../src/domain/gates.ts';
import { channels } from '../../../src/domain/records/codes.ts';
import { labelOf } from '../../../src/domain/records/triageDecision.ts';
import { say, type Language } from '../../../src/domain/text.ts';
import { transitions, type TransitionId } from '../../../src/domain/workflow.ts';
import type { Session } from '../../host/session.ts';
import { waitUntil } from '../../host/waitUntil.ts';
import { caseFolders, caseOnDisk, readCaseFile } from '../caseFiles.ts';
import { casePanel } from '../casePanel.ts';
import { answer, editorTab, pick, runCommand } from '../workbench.ts';
import { addRow, enterAll, part, type Entry } from './entries.ts';
import { commandTitle, shown, transitionLabel } from './words.ts';

/** Takes one case through the procedure as a person does: in its panel, with keyboard and mouse. */
export class CaseDriver {
  readonly session: Session;
  readonly language: Language;
  readonly folder: string;
  readonly title: string;
  panel: Frame;

  private constructor(session: Session, language: Language, made: { folder: string; title: string; panel: Frame }) {
    this.session = session;
    this.language = language;
    this.folder = made.folder;
    this.title = made.title;
    this.panel = made.panel;
  }

  /** Makes a new case with the two quick inputs. */
  static async newCase(
    session: Session,
    language: Language,
    { title, reporter }: { title: string; reporter: string },
  ): Promise<CaseDriver> {
    const { page } = session.window;
    await runCommand(page, commandTitle('newCase', language));
    await answer(page, shown('What is the problem, in a few words?', language), title);
    await answer(page, shown('Who reported it? May be left empty for now.', language), reporter);
    const panel = await casePanel(session.window);
    await part(panel, 'intake/contact').waitFor();
    const [folder = ''] = await caseFolders(session.workspace);
    return new CaseDriver(session, language, { folder, title, panel });
  }

  get page(): Page {
    return this.session.window.page;
  }

  /** Brings the panel to the front again. */
  async show(): Promise<void> {
    await editorTab(this.page, this.title).click();
    this.panel = await casePanel(this.session.window);
  }

  enter(values: Readonly<Record<string, Entry>>): Promise<void> {
    return enterAll(this.panel, this.language, values);
  }

  addRow(list: string, values: Readonly<Record<string, Entry>>): Promise<string> {
    return addRow(this.panel, this.language, list, values);
  }

  field(path: string): Locator {
    return part(this.panel, path);
  }

  /** Goes on to a field with the Tab key. @throws Error when it is not within forty stops */
  async tabTo(path: string): Promise<void> {
    for (let stop = 0; stop < 40; stop += 1) {
      await this.page.keyboard.press('Tab');
      if ((await this.panel.locator(`[data-path="${path}"]:focus-within`).count()) > 0) return;
    }
    throw new Error(`The Tab key does not come to ${path}`);
  }

  onDisk(isAsWanted: (current: Case) => boolean): Promise<Case> {
    return caseOnDisk(this.session.workspace, this.folder, isAsWanted);
  }

  /** The case in the file now. */
  read(): Promise<Case> {
    return readCaseFile(this.session.workspace, this.folder);
  }

  /** Tries the next step, which is refused, and checks that everything that the gate asks for is listed. */
  async isRefused(id: TransitionId): Promise<Locator> {
    await this.#next(id).click();
    const links = this.panel.locator('.gate:visible .gate-list .gate-field');
    await links.first().waitFor();
    await waitUntil('the list of what is missing', async () => {
      const now = Date.now();
      const missing = gateProblems(await this.read(), id, now).map(({ label }) => say(label, this.language));
      return missing.length > 0 && missing.join() === (await links.allTextContents()).join();
    });
    return links;
  }

  /** Leaves the list of what is missing by its first item, which leads to a field. */
  async goToMissing(links: Locator, path: string): Promise<void> {
    await links.first().click();
    await this.panel.locator(`[data-path="${path}"]:focus-within`).waitFor();
  }

  /** Takes the next step with the button that offers it; by mouse, or by keyboard. */
  async goOn(id: TransitionId, by: 'mouse' | 'keyboard' = 'mouse'): Promise<Case> {
    const button = this.#next(id);
    await this.onDisk((current) => gateProblems(current, id, Date.now(), { answer: '-' }).length === 0);
    if (by === 'mouse') await button.click();
    else {
      await button.focus();
      await this.page.keyboard.press('Enter');
    }
    return this.arrives(id);
  }

  /** Takes the next step with the button that offers it, when the extension asks something before it is made. */
  goOnAsked(id: TransitionId): Promise<void> {
    return this.#next(id).click();
  }

  /** Waits until the file tells of the transition: its status, and its event. */
  async arrives(id: TransitionId): Promise<Case> {
    const to = transitions.find((transition) => transition.id === id)?.to;
    const current = await this.onDisk(
      ({ status, timeline }) => status === to && timeline?.some(({ transition }) => transition === id) === true,
    );
    const event = current.timeline?.findLast(({ transition }) => transition === id);
    assert.equal(event?.by, author);
    assert.ok(Math.abs(Date.parse(event.at) - Date.now()) < 120_000, `a time of now, not ${event.at}`);
    return current;
  }

  /** Logs the first response from the menu of the panel, opened and used by keyboard. */
  async logFirstResponse(channel: string, note: string): Promise<Case> {
    const more = this.panel.locator('.procedure .menu-button > *').first();
    await more.focus();
    await this.page.keyboard.press('ArrowDown');
    const item = this.panel.getByRole('menuitem', { name: shown('Log the First Response…', this.language) });
    await item.waitFor();
    await waitUntil('the entry to have the focus', async () => {
      if ((await item.and(this.panel.locator(':focus')).count()) > 0) return true;
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
    await this.page.keyboard.press('Enter');
    await pick(this.page, say(labelOf(channels, channel), this.language));
    await answer(this.page, shown('What was said?', this.language), note);
    return this.onDisk(({ timeline }) => timeline?.at(-1)?.type === 'firstResponse');
  }

  #next(id: TransitionId): Locator {
    return this.panel
      .locator('.procedure .next')
      .getByRole('button', { name: transitionLabel(id, this.language) })
      .first();
  }
}

/** Who works on the cases of these tests. */
export const author = 'Chen Jing';

const allDay = ['00:00-24:00'];
/** Every minute counts, so that the tests do not depend on the hour of the day. */
export const settings = {
  'casebook.calendar.timeZone': 'UTC',
  'casebook.calendar.workingHours': Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, allDay]),
  ),
  'casebook.calendar.publicHolidays': 'none',
};

/** The author is a setting of the machine: on a server the user's own settings do not reach it, those of the workspace do. */
export const files = { '.vscode/settings.json': JSON.stringify({ 'casebook.author': author }) };

/** The timeline in short: the type of each event, or the transition that it tells of. */
export const story = ({ timeline = [] }: Case): string[] => timeline.map(({ type, transition }) => transition ?? type);

/** Yesterday at nine, as it is entered. */
export const yesterdayAtNine = (): string => `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T09:00`;
