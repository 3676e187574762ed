/**
 * `npm run lint-cases <folder>`, and `node dist/lint-cases.cjs <folder>` without anything installed: checks every case in a
 * folder as the editor's Problems panel does. Ends with 0 when there is no error, with 1 when there is, and with 2 when it
 * could not check.
 */
import { parseArgs } from 'node:util';
import { languageFor } from '../domain/text.ts';
import { codeOf } from '../store/fileAccess.ts';
import { lintFolders } from './lintFolders.ts';
import { countsOf, jsonReport, textReport } from './lintReport.ts';

const usage = `Checks the cases of Support Casebook.

Usage: lint-cases [options] <folder or case file>...

  --language en|zh-cn   language of the messages (default: en)
  --format text|json    default: text, one line per finding: path:line:column: severity message (code)
  --quiet               errors only
  --help

Deadlines are counted by the settings in .vscode/settings.json of the folder or one around it.
Exit code: 0 no error, 1 errors found, 2 not checked.
`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'en' },
      format: { type: 'string', default: 'text' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { language, format, quiet, help } = values;
  const isKnown = ['en', 'zh-cn'].includes(language.toLowerCase()) && ['text', 'json'].includes(format);
  if (help || positionals.length === 0 || !isKnown) {
    (help ? process.stdout : process.stderr).write(usage);
    return help ? 0 : 2;
  }
  const files = await lintFolders(positionals, Date.now()).catch(notRead);
  const shown = quiet
    ? files.map((file) => ({ ...file, findings: file.findings.filter(({ severity }) => severity === 'error') }))
    : files;
  const report = format === 'json' ? jsonReport : textReport;
  process.stdout.write(`${report(shown, languageFor(language), process.cwd())}\n`);
  return countsOf(files).error > 0 ? 1 : 0;
}

/** Says which folder it was, without a stack. */
const notRead = (error: unknown): never => {
  const place = typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : '';
  throw new Error(`Cannot read ${place} (${codeOf(error)})`);
};

// The bundle is CommonJS, which has no await at its top.
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
