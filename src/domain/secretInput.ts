/**
 * Whether a short text names a password: "password: Abc123", "密码是 Abc123", "pwd=…".
 * A message such as "password expired", "密码错误" or "your password is about to expire" names none: a value must follow, and
 * behind a word instead of a colon one with a digit in it.
 */
export const looksLikePassword = (value: string): boolean =>
  /(?:\b(?:password|passwd|passcode|pwd|pass|pin)\b|密码|口令|密碼)\s*(?:[:=：＝]|(?:\bis\b|是|为)(?=\s*\S*\d))\s*(?!(?:wrong|invalid|expired|incorrect|required|错误|过期|不正确|必填)(?![\w]))\S{3,}/iu.test(
    value,
  );
