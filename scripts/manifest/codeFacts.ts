import ts from 'typescript';

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** What the extension's code says that the manifest must say too. */
export interface CodeFacts {
  /** Command ids with whether the command cannot run without an argument, as its argument tuple says. */
  readonly commands: ReadonlyMap<string, { readonly needsArgument: boolean }>;
  /** Ids that some file handles, apart from the declaration. */
  readonly handled: ReadonlySet<string>;
  /** Ids that some code runs or puts on an item. */
  readonly run: ReadonlySet<string>;
  /** Full names of settings that are read or watched. */
  readonly settings: ReadonlySet<string>;
  readonly contextKeys: ReadonlySet<string>;
  /** Every plain string. */
  readonly strings: ReadonlySet<string>;
}

/** Reads the facts from the sources. `commands/commands.ts` declares the commands. */
export function codeFacts(sources: readonly SourceText[]): CodeFacts {
  const facts = {
    commands: new Map<string, { needsArgument: boolean }>(),
    handled: new Set<string>(),
    run: new Set<string>(),
    settings: new Set<string>(),
    contextKeys: new Set<string>(),
    strings: new Set<string>(),
  };
  for (const { name, text } of sources) {
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const configurations = new Map<string, string>();
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) facts.strings.add(node.text);
      if (ts.isInterfaceDeclaration(node) && node.name.text === 'CommandArguments') addCommands(node, facts.commands);
      else if (ts.isPropertyAssignment(node)) addProperty(node, facts);
      else if (ts.isMethodDeclaration(node) && ts.isStringLiteral(node.name)) facts.handled.add(node.name.text);
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
        const section = sectionOf(node.initializer, configurations);
        if (section !== undefined) configurations.set(node.name.text, section);
      }
      if (ts.isCallExpression(node)) addCall(node, configurations, facts);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return facts;
}

function addCommands(node: ts.InterfaceDeclaration, commands: Map<string, { needsArgument: boolean }>): void {
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || !ts.isStringLiteral(member.name)) continue;
    const { type } = member;
    const needsArgument =
      type !== undefined && ts.isTupleTypeNode(type) && type.elements.some((element) => !isOptional(element));
    commands.set(member.name.text, { needsArgument });
  }
}

const isOptional = (element: ts.Node): boolean =>
  ts.isOptionalTypeNode(element) ||
  ts.isRestTypeNode(element) ||
  (ts.isNamedTupleMember(element) && (element.questionToken !== undefined || element.dotDotDotToken !== undefined));

type Sets = { handled: Set<string>; run: Set<string>; settings: Set<string>; contextKeys: Set<string> };

function addProperty(node: ts.PropertyAssignment, facts: Sets): void {
  if (ts.isStringLiteral(node.name) && node.name.text.startsWith('casebook.')) facts.handled.add(node.name.text);
  const isCommand = ts.isIdentifier(node.name) && node.name.text === 'command';
  if (isCommand && ts.isStringLiteral(node.initializer) && node.initializer.text.startsWith('casebook.'))
    facts.run.add(node.initializer.text);
}

function addCall(node: ts.CallExpression, configurations: ReadonlyMap<string, string>, facts: Sets): void {
  const [first, second] = node.arguments;
  if (!first || !ts.isStringLiteral(first) || !ts.isPropertyAccessExpression(node.expression)) return;
  const method = node.expression.name.text;
  if (method === 'executeCommand') {
    if (first.text === 'setContext' && second && ts.isStringLiteral(second)) facts.contextKeys.add(second.text);
    if (first.text.startsWith('casebook.') && !/\.(focus|open)$/.test(first.text)) facts.run.add(first.text);
  }
  if (method === 'affectsConfiguration') facts.settings.add(first.text);
  if (['get', 'inspect', 'has', 'update'].includes(method)) {
    const section = sectionOf(node.expression.expression, configurations);
    if (section !== undefined) facts.settings.add(`${section}.${first.text}`);
  }
}

/** The section of an expression that is a configuration: `getConfiguration('x', …)`, or a variable that holds one. */
function sectionOf(node: ts.Expression, configurations: ReadonlyMap<string, string>): string | undefined {
  if (ts.isIdentifier(node)) return configurations.get(node.text);
  if (!ts.isCallExpression(node) || !/\bgetConfiguration$/.test(node.expression.getText())) return undefined;
  const [section] = node.arguments;
  return section && ts.isStringLiteral(section) ? section.text : undefined;
}
