import * as z from 'zod';

const menuItem = z.looseObject({
  command: z.string().optional(),
  when: z.string().optional(),
  group: z.string().optional(),
});
const icon = z.union([z.string(), z.looseObject({ light: z.string(), dark: z.string() })]);

/** As much of `package.json` as the checks look at. */
export const manifestSchema = z.looseObject({
  main: z.string(),
  icon: z.string().optional(),
  l10n: z.string().optional(),
  engines: z.looseObject({ vscode: z.string() }),
  devDependencies: z.record(z.string(), z.string()),
  contributes: z.looseObject({
    viewsContainers: z.record(z.string(), z.array(z.looseObject({ id: z.string(), icon: z.string() }))).default({}),
    views: z.record(z.string(), z.array(z.looseObject({ id: z.string(), when: z.string().optional() }))).default({}),
    viewsWelcome: z.array(z.looseObject({ view: z.string(), when: z.string().optional() })).default([]),
    commands: z.array(
      z.looseObject({
        command: z.string(),
        title: z.string().optional(),
        category: z.string().optional(),
        icon: icon.optional(),
        enablement: z.string().optional(),
      }),
    ),
    menus: z.record(z.string(), z.array(menuItem)).default({}),
    keybindings: z
      .array(
        z.looseObject({
          command: z.string(),
          key: z.string(),
          mac: z.string().optional(),
          when: z.string().optional(),
        }),
      )
      .default([]),
    configuration: z
      .union([
        z.looseObject({ properties: z.record(z.string(), z.looseObject({})) }),
        z.array(z.looseObject({ properties: z.record(z.string(), z.looseObject({})) })),
      ])
      .transform((value) => Object.assign({}, ...[value].flat().map(({ properties }) => properties)) as Settings),
    walkthroughs: z
      .array(
        z.looseObject({
          steps: z.array(
            z.looseObject({
              when: z.string().optional(),
              media: z.record(z.string(), z.unknown()).optional(),
              completionEvents: z.array(z.string()).default([]),
            }),
          ),
        }),
      )
      .default([]),
    jsonValidation: z.array(z.looseObject({ url: z.string() })).default([]),
  }),
});
export type Manifest = z.output<typeof manifestSchema>;
type Settings = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every `when` and `enablement` with a name for the place it stands in. */
export const conditionsOf = ({ contributes }: Manifest): readonly { readonly place: string; readonly when: string }[] =>
  [
    ...contributes.commands.map(({ command, enablement }) => ({ place: `enablement of ${command}`, when: enablement })),
    ...Object.entries(contributes.menus).flatMap(([menu, items]) =>
      items.map(({ command, when }) => ({ place: `${menu}: ${command ?? 'submenu'}`, when })),
    ),
    ...contributes.keybindings.map(({ command, when }) => ({ place: `key of ${command}`, when })),
    ...contributes.viewsWelcome.map(({ view, when }) => ({ place: `welcome of ${view}`, when })),
    ...Object.values(contributes.views).flatMap((views) =>
      views.map(({ id, when }) => ({ place: `view ${id}`, when })),
    ),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ when }) => ({ place: 'walkthrough step', when }))),
  ].flatMap(({ place, when }) => (when === undefined ? [] : [{ place, when }]));
