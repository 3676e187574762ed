import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { aptInstall, canInstall } from './debian.ts';

const usualPlaces = (): string[] => {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    const apps = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.filter(Boolean).flatMap((root) => apps.map((app) => path.join(root, app)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)));
};

/** The Chromium-based browser of this computer; the environment variable `CHROMIUM` names another. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM;
  return named !== undefined && named !== '' ? named : usualPlaces().find((file) => existsSync(file));
}

/**
 * Finds Chromium, on Debian as root installing it when it is missing.
 *
 * @throws Error that says in one line what to install
 */
export async function ensureBrowser(report: (line: string) => void): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (canInstall()) {
    report('Installing Chromium with apt-get…');
    const failure = await aptInstall(['chromium', 'fonts-noto-cjk']);
    const installed = findBrowser();
    if (failure === undefined && installed !== undefined) return installed;
    if (failure !== undefined) report(failure);
  }
  throw new Error(
    'No Chromium here: install Chromium or Google Chrome, or name one in the environment variable CHROMIUM.',
  );
}

/** Starts a headless browser that asks nothing of the network. */
export async function launchBrowser(options: { locale?: string } = {}): Promise<Browser> {
  const executablePath = await ensureBrowser((line) => console.log(line));
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      ...(options.locale === undefined ? [] : [`--lang=${options.locale}`]),
    ],
  });
}
