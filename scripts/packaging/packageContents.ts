/** What every package holds. */
export const required: readonly string[] = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/THIRD_PARTY_NOTICES.txt',
  'dist/extension.cjs',
  'dist/lint-cases.cjs',
  'dist/merge-case.cjs',
  'dist/report-worker.cjs',
  'dist/worker.cjs',
  'dist/web/extension.cjs',
  'dist/web/worker.js',
  'dist/web/report-worker.js',
  'dist/case.schema.json',
  'dist/example.json',
  'dist/webview/main.js',
  'dist/webview/main.css',
  'dist/webview/network.js',
  'dist/webview/network.css',
  'dist/webview/dashboard.js',
  'dist/webview/dashboard.css',
  'dist/webview/codicon.css',
  'dist/webview/codicon.ttf',
  'api/support-casebook.d.ts',
  'l10n/bundle.l10n.zh-cn.json',
  'media/casebook.svg',
  'media/icon.png',
  'media/panel-dark.svg',
  'media/panel-light.svg',
];

/** What may be there besides: chunks and workers of the bundles, pictures and pages of the walkthrough. */
const allowed = [
  /^dist\/[\w.-]+\.cjs$/,
  /^dist\/webview\/[\w.-]+\.(js|css)$/,
  /^media\/walkthrough\/[\w.-]+\.(md|png|svg)$/,
];

/**
 * What is wrong with the list of packaged files, one sentence each. Source maps, tests and sources are unexpected.
 * @param files relative to the project, with `/`
 */
export const contentProblems = (files: readonly string[]): string[] => [
  ...required.filter((name) => !files.includes(name)).map((name) => `missing: ${name}`),
  ...files
    .filter((name) => !required.includes(name) && !allowed.some((shape) => shape.test(name)))
    .map((name) => `unexpected: ${name}`),
];
