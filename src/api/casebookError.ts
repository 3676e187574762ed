import type { CasebookError as Published } from '../../api/support-casebook.d.ts';

/** Why the API did not do something. Its message is for developers, so it is in English. */
export class CasebookError extends Error implements Published {
  override readonly name = 'CasebookError';
  readonly code: Published['code'];
  constructor(code: Published['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
