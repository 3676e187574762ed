import type { CodeFacts } from './codeFacts.ts';
import { conditionsOf, type Manifest } from './manifest.ts';
import { conditionsIn, editorContextKeys } from './whenClause.ts';

/** What the check needs to know of the project besides the manifest. */
export interface Project {
  readonly facts: CodeFacts;
  /** Every text file of the manifest's strings, for the command links in them. */
  readonly texts: readonly string[];
  /** Whether a file of the project exists, or is made by the build. */
  readonly hasFile: (name: string) => boolean;
}

/** Where the manifest and the code say different things, one sentence each. */
export const manifestProblems = (manifest: Manifest, project: Project): string[] => [
  ...commandProblems(manifest, project),
  ...menuProblems(manifest, project.facts),
  ...keyProblems(manifest),
  ...conditionProblems(manifest, project.facts),
  ...viewProblems(manifest, project.facts),
  ...settingProblems(manifest, project.facts),
  ...fileProblems(manifest, project),
  ...versionProblems(manifest),
];

const contributed = ({ contributes }: Manifest): Set<string> =>
  new Set(contributes.commands.map(({ command }) => command));

function commandProblems(manifest: Manifest, { facts, texts }: Project): string[] {
  const known = contributed(manifest);
  const { commands } = manifest.contributes;
  const isHidden = (id: string): boolean =>
    (manifest.contributes.menus.commandPalette ?? []).some(({ command, when }) => command === id && when === 'false');
  const links = texts.flatMap((text) => Array.from(text.matchAll(/command:(casebook\.\w+)/g), ([, id = '']) => id));
  const events = manifest.contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ completionEvents }) =>
      completionEvents.flatMap((event) => /^onCommand:(casebook\..+)$/.exec(event)?.[1] ?? []),
    ),
  );
  return [
    ...commands.flatMap(({ command, title, category }) => [
      ...(facts.commands.has(command) ? [] : [`${command} is contributed but not in CommandArguments`]),
      ...(/^%[\w.-]+%$/.test(title ?? '') ? [] : [`${command}: its title is no %key%`]),
      ...(/^%[\w.-]+%$/.test(category ?? '') ? [] : [`${command}: its category is no %key%`]),
    ]),
    ...commands
      .filter(({ command }, index) => commands.findIndex((other) => other.command === command) !== index)
      .map(({ command }) => `${command} is contributed twice`),
    ...[...facts.commands].flatMap(([id, { needsArgument }]) => [
      ...(facts.handled.has(id) ? [] : [`${id} is declared but nothing handles it`]),
      // One that cannot do without an argument is for the extension's own items, and need not be contributed.
      ...(needsArgument || known.has(id) ? [] : [`${id} is in CommandArguments but not contributed`]),
      ...(needsArgument && known.has(id) && !isHidden(id)
        ? [`${id} needs an argument but is in the command palette`]
        : []),
    ]),
    ...[...facts.run].filter((id) => !facts.commands.has(id)).map((id) => `${id} is run but not declared`),
    ...[...links, ...events].filter((id) => !known.has(id)).map((id) => `${id} is linked to but not contributed`),
  ];
}

/** Groups in which only the icon of a command is shown. */
const showsIcon = (menu: string, group = ''): boolean =>
  group.startsWith('inline') || (/^(view|editor)\/title$/.test(menu) && group.startsWith('navigation'));

function menuProblems(manifest: Manifest, facts: CodeFacts): string[] {
  const known = contributed(manifest);
  const withIcon = new Set(
    manifest.contributes.commands.filter(({ icon }) => icon !== undefined).map(({ command }) => command),
  );
  return Object.entries(manifest.contributes.menus).flatMap(([menu, items]) =>
    items.flatMap(({ command, group }) => {
      if (command === undefined) return [];
      return [
        ...(known.has(command) ? [] : [`${menu}: ${command} is not contributed`]),
        ...(showsIcon(menu, group) && !withIcon.has(command) ? [`${menu}: ${command} has no icon`] : []),
        ...(menu === 'commandPalette' && !facts.commands.has(command) ? [`${menu}: ${command} is unknown`] : []),
      ];
    }),
  );
}

function keyProblems(manifest: Manifest): string[] {
  const known = contributed(manifest);
  const { keybindings } = manifest.contributes;
  return keybindings.flatMap(({ command, key, mac, when }, index) => [
    ...(known.has(command) ? [] : [`key ${key}: ${command} is not contributed`]),
    ...(key.includes('ctrl') && mac === undefined ? [`key ${key} of ${command} has no key for macOS`] : []),
    ...(when === undefined ? [`key ${key} of ${command} is taken everywhere: say when`] : []),
    ...(keybindings.findIndex((other) => other.key === key && other.when === when) === index
      ? []
      : [`key ${key} is given twice`]),
  ]);
}

function conditionProblems(manifest: Manifest, facts: CodeFacts): string[] {
  const views = viewIds(manifest);
  return conditionsOf(manifest).flatMap(({ place, when }) =>
    conditionsIn(when).flatMap(({ key, value }) => {
      const isKnown = editorContextKeys.has(key) || facts.contextKeys.has(key) || /^config\.[\w.]+$/.test(key);
      if (!isKnown) return [`${place}: nothing sets the context key ${key}`];
      if ((key === 'view' || key === 'focusedView') && value !== undefined && !views.includes(value))
        return [`${place}: there is no view ${value}`];
      if (key === 'activeWebviewPanelId' && value !== undefined && !facts.strings.has(value))
        return [`${place}: no panel is called ${value}`];
      return [];
    }),
  );
}

const viewIds = ({ contributes }: Manifest): string[] =>
  Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));

const viewProblems = (manifest: Manifest, facts: CodeFacts): string[] => [
  ...viewIds(manifest)
    .filter((id) => !facts.strings.has(id))
    .map((id) => `no code names the view ${id}`),
  ...manifest.contributes.viewsWelcome
    .filter(({ view }) => !viewIds(manifest).includes(view))
    .map(({ view }) => `viewsWelcome: there is no view ${view}`),
];

function settingProblems({ contributes: { configuration } }: Manifest, facts: CodeFacts): string[] {
  const declared = Object.keys(configuration);
  const read = [...facts.settings].filter((name) => name.startsWith('casebook.'));
  // A section may be watched or read whole: "casebook.sla" covers "casebook.sla.calendar".
  const covers = (name: string, setting: string): boolean => setting === name || setting.startsWith(`${name}.`);
  return [
    ...Object.entries(configuration).flatMap(([name, setting]) => [
      ...(/^casebook\.[\w.]+$/.test(name) ? [] : [`setting ${name} is not called casebook.…`]),
      ...('type' in setting || 'enum' in setting ? [] : [`setting ${name} has no type`]),
      ...('default' in setting ? [] : [`setting ${name} has no default`]),
      ...('description' in setting || 'markdownDescription' in setting ? [] : [`setting ${name} has no description`]),
    ]),
    ...declared
      .filter((name) => !read.some((used) => covers(used, name)))
      .map((name) => `setting ${name} is declared but never read`),
    ...read
      .filter((used) => !declared.some((name) => covers(used, name)))
      .map((used) => `setting ${used} is read but not declared`),
  ];
}

function fileProblems({ main, icon, l10n, contributes }: Manifest, { hasFile, texts }: Project): string[] {
  const icons = contributes.commands.flatMap(({ icon: own }) =>
    own === undefined ? [] : typeof own === 'string' ? [own] : [own.light, own.dark],
  );
  const named = [
    main,
    ...(icon === undefined ? [] : [icon]),
    ...(l10n === undefined ? [] : [`${l10n}/bundle.l10n.zh-cn.json`]),
    ...Object.values(contributes.viewsContainers).flatMap((containers) => containers.map((each) => each.icon)),
    ...icons,
    ...contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ media = {} }) =>
        Object.entries(media).flatMap(([kind, value]) => (kind === 'altText' ? [] : filesIn(value))),
      ),
    ),
    // Pictures that differ by language are named in the texts.
    ...texts.flatMap((text) => Array.from(text.matchAll(/"(media\/[\w./-]+)"/g), ([, name = '']) => name)),
    ...contributes.jsonValidation.map(({ url }) => url),
  ];
  return (
    [...new Set(named)]
      // `$(add)` is one of VS Code's own icons.
      .filter((name) => !name.startsWith('$(') && !/^https?:/.test(name) && !hasFile(name.replace(/^\.\//, '')))
      .map((name) => `there is no file ${name}`)
  );
}

/** A picture is one file, or one per theme. One that differs by language is named by a key, and so in the text files. */
const filesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.startsWith('%') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
};

/** The types of a newer VS Code would let code use what the oldest supported one lacks. */
const versionProblems = ({ engines, devDependencies }: Manifest): string[] => {
  const oldest = engines.vscode.replace(/^[^\d]+/, '');
  const types = devDependencies['@types/vscode'];
  return types === oldest ? [] : [`@types/vscode is ${types ?? 'missing'}, but VS Code ${oldest} is supported`];
};
