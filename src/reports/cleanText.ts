/**
 * Text of a case as it can stand in any document: without the control characters that XML does not know, without characters
 * that turn the order of the letters after them around, with whole characters and one kind of line end.
 */
export const cleanText = (content: string): string =>
  content
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    // eslint-disable-next-line no-control-regex -- exactly these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
