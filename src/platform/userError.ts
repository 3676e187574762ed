/** An error that is meant for the user: what happened, what was kept, and what to do next, in the editor's language. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** A button beside "Open Log". */
  readonly action: { readonly title: string; readonly run: () => unknown } | undefined;
  constructor(message: string, action?: { title: string; run: () => unknown }) {
    super(message);
    this.action = action;
  }
}
