import { caseSchema, type Case } from './case.ts';
import { inOrder, keyOrderOf } from './keyOrder.ts';

const caseOrder = keyOrderOf(caseSchema);

/**
 * The text of a case's file. The same case always gives the same text, and a change of one field one changed line:
 * keys in declaration order, unknown ones behind them in their own order, two spaces, LF, a newline at the end.
 */
export const serializeCase = (value: Case): string => `${JSON.stringify(inOrder(value, caseOrder), null, 2)}\n`;
