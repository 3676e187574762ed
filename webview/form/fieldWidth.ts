import type { Field } from '../../src/domain/field.ts';

/** Whether the field takes both columns where there are two. */
export function isWide(field: Field): boolean {
  switch (field.kind) {
    case 'text':
    case 'choice':
    case 'dateTime':
    case 'number':
    case 'yesNo':
      return false;
    case 'radio':
      // What fits on one line of a column.
      return field.options.reduce((length, { label }) => length + label.en.length + 5, 0) > 44;
    case 'longText':
    case 'choices':
    case 'references':
    case 'computed':
    case 'group':
    case 'list':
      return true;
  }
}
