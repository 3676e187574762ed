import '../jitless.ts';
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { pageSettingsSchema } from '../../src/protocol/messages.ts';
import type { WebviewApi } from '../state/panelMemory.ts';
import { ui } from '../ui/current.ts';
import { DashboardPage } from './dashboardPage.ts';

declare function acquireVsCodeApi(): WebviewApi;

const settings = pageSettingsSchema.parse(JSON.parse(document.getElementById('settings')?.textContent ?? ''));
const bundle = z.record(z.string(), z.string().or(z.object({ message: z.string(), comment: z.array(z.string()) })));
if (settings.bundle !== undefined) l10n.config({ contents: bundle.parse(settings.bundle) });
new DashboardPage(settings, acquireVsCodeApi(), ui).start();
