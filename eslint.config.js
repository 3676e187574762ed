import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Folders whose code also runs in the webview or a browser: no vscode, no node, no storage. */
const pureFolders = [
  'src/domain/**/*.ts',
  'src/protocol/**/*.ts',
  'src/evidence/network/**/*.ts',
  'src/reports/**/*.ts',
];
const zodForm = {
  selector: "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message: "Write `import * as z from 'zod'`: the other form bundles six times as much.",
};
const zodWhole = {
  selector: "MemberExpression[object.name='z'][property.name=/^(core|locales)$/]",
  message: 'A value of z.core or z.locales keeps all of zod in the bundle, 300 KB. Types of it are free.',
};
const toolkit = {
  group: ['@vscode/webview-ui-toolkit', '@microsoft/fast-*'],
  message: 'Only webview/ui/ knows the component library.',
};

export default tseslint.config(
  { ignores: ['**/dist/', '.vscode-test/', '.scratch/', 'coverage/', 'examples/workspace/', '.mocharc.cjs'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [toolkit] }],
      'no-restricted-syntax': ['error', zodForm, zodWhole],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: pureFolders,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'vscode', message: 'This folder is pure: it also runs in the webview.' },
            { name: 'lowdb', message: 'This folder is pure.' },
          ],
          patterns: [
            toolkit,
            {
              group: ['node:*', 'fs', 'path', 'lowdb/*'],
              message: 'This folder is pure: it also runs in the webview.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/store/**/*.ts', 'src/evidence/**/*.ts'],
    ignores: ['src/evidence/network/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            toolkit,
            {
              group: ['**/views/*', '**/commands/*'],
              message: 'Dependencies point one way: domain ← store, evidence ← views, commands.',
            },
          ],
        },
      ],
    },
  },
  { files: ['webview/**/*.ts'], languageOptions: { globals: globals.browser } },
  { files: ['webview/ui/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-floating-promises': 'error' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
