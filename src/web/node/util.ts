/** Node's `stripVTControlCharacters`: text without the escape sequences of a terminal. */
export const stripVTControlCharacters = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these characters are what it is about
  text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g, '');

export default { stripVTControlCharacters };
