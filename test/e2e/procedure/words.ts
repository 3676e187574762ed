import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { transitions, type TransitionId } from '../../../src/domain/workflow.ts';
import { say, type Language } from '../../../src/domain/text.ts';
import { projectRoot } from '../../host/hosts.ts';

const stringsSchema = z.record(z.string(), z.string());
const stringsOf = (file: string): Record<string, string> =>
  stringsSchema.parse(JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')));
const chinese = stringsOf('l10n/bundle.l10n.zh-cn.json');
const manifests = { en: stringsOf('package.nls.json'), 'zh-cn': stringsOf('package.nls.zh-cn.json') };

/** A string of the interface as it is shown in a language. */
export const shown = (english: string, language: Language): string =>
  language === 'en' ? english : (chinese[english] ?? english);

/** The title of a command in the Command Palette, its category included. */
export function commandTitle(name: string, language: Language): string {
  const { category = '', [`command.${name}`]: title = '' } = manifests[language];
  return `${category}: ${title}`;
}

/** What the button of a transition says, without the ellipsis that some have. */
export const transitionLabel = (id: TransitionId, language: Language): string => {
  const found = transitions.find((transition) => transition.id === id);
  return found ? say(found.label, language) : id;
};
