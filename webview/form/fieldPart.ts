import type { Field, Scope } from '../../src/domain/field.ts';
import type { FieldPath } from '../../src/domain/problems.ts';
import { FieldView } from './fieldView.ts';
import { GroupView } from './groupView.ts';
import { ListView } from './listView.ts';
import type { PanelContext, Snapshot } from './panelContext.ts';

/** What a form is put together from: a field, a group of fields, or a list of rows. */
export interface FieldPart {
  readonly el: HTMLElement;
  update(value: unknown, scope: Scope, snapshot: Snapshot): void;
  /** Focuses what is at the path below this part. @returns whether there is anything */
  reveal(path: FieldPath): boolean;
  /** The field at the path below this part. */
  partAt(path: FieldPath): FieldView | undefined;
}

/** The part for a field of any kind. */
export function partFor(field: Field, path: FieldPath, keys: readonly string[], context: PanelContext): FieldPart {
  switch (field.kind) {
    case 'group':
      return new GroupView(field, path, keys, context);
    case 'list':
      return new ListView(field, path, keys, context);
    default:
      return new FieldView(field, path, keys, context);
  }
}
