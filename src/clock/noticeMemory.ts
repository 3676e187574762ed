/** Which notices were given, shared by all windows of this user. */
export interface NoticeMemory {
  /** Takes a notice for this window. @returns whether nobody had; false for every caller but the first, in whatever window */
  claim(key: string): Promise<boolean>;
  /** Keeps a reminder until its moment, milliseconds since the epoch; replaces one of the same key. */
  remind(key: string, at: number): Promise<void>;
  /** The reminders that wait, of all windows. */
  reminders(): Promise<readonly { readonly key: string; readonly at: number }[]>;
  /** Takes a reminder for this window. @returns whether it was still there */
  takeReminder(key: string): Promise<boolean>;
  /** Takes away what is so old that nothing asks for it any more. @param now milliseconds since the epoch */
  cleanUp(now: number): Promise<void>;
}

/** What was told of a case so long ago is forgotten, ms. Long: a case may stay overdue for months. */
export const forgetAfter = 400 * 86_400_000;
