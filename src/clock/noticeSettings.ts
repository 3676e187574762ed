import * as vscode from 'vscode';
import * as z from 'zod';
import { settingProblems } from '../domain/sla/settingProblems.ts';
import type { NoticeSettings } from './clockNotices.ts';
import { quietHoursSchema } from './quietHours.ts';
import type { WrongSettings } from './wrongSettings.ts';

const schemas = {
  'notifications.responseClock': z.enum(['all', 'breach', 'none']).default('all'),
  'notifications.quietHours': quietHoursSchema.prefault([]),
} as const;

/** The user's settings for notices. A wrong one is told of and its default used. */
export function readNoticeSettings(wrongSettings: WrongSettings): NoticeSettings {
  const configuration = vscode.workspace.getConfiguration('casebook');
  const wanted = schemas['notifications.responseClock'].safeParse(
    configuration.get<unknown>('notifications.responseClock'),
  );
  const quietHours = schemas['notifications.quietHours'].safeParse(
    configuration.get<unknown>('notifications.quietHours'),
  );
  const problemsOf = (name: keyof typeof schemas, error: z.ZodError | undefined) =>
    error ? settingProblems(error).map((problem) => ({ setting: `casebook.${name}`, ...problem })) : [];
  wrongSettings.tell('notices', [
    ...problemsOf('notifications.responseClock', wanted.error),
    ...problemsOf('notifications.quietHours', quietHours.error),
  ]);
  return { wanted: wanted.data ?? 'all', quietHours: quietHours.data ?? [] };
}
