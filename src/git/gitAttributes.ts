/** What stands above the lines of this product, so that a reader knows where they come from. */
const heading = '# Support Casebook: cases merge field by field, evidence is kept byte by byte.';

/**
 * The lines for the cases of a folder.
 * @param folder relative to the `.gitattributes` file, with `/`; empty when it is the same folder
 */
export const attributeLines = (folder: string): string[] => {
  const inside = folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
  return [
    `${pattern(inside, '*/case.json')} merge=casebook`,
    // A changed line ending would change the checksum of the evidence.
    `${pattern(inside, '*/evidence/**')} -text`,
  ];
};

/** A pattern that begins with a folder as it is called: what is special in a pattern or to the file's syntax is escaped. */
function pattern(folder: string, rest: string): string {
  const escaped = `${folder.replace(/[\\*?[\]]/g, '\\$&')}${rest}`;
  const plain = /^[#!]/.test(escaped) ? `\\${escaped}` : escaped;
  return /[\s"]/.test(plain) ? `"${plain.replace(/[\\"]/g, '\\$&')}"` : plain;
}

/** The text of a `.gitattributes` file with these lines at its end, other lines as they are; the same text if it has them. */
export function withLines(text: string, lines: readonly string[]): string {
  const has = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !has.has(line));
  if (missing.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  const added = has.has(heading) ? missing : [...(before === '' ? [] : ['']), heading, ...missing];
  return `${before}${added.join(end)}${end}`;
}

/** The text without these lines and the heading above them. */
export function withoutLines(text: string, lines: readonly string[]): string {
  const ours = new Set([...lines, heading]);
  const all = text.split(/(?<=\n)/);
  const kept = all.filter((line, index) => {
    if (ours.has(line.trim())) return false;
    // The empty line that was put in front of the heading.
    return !(line.trim() === '' && all[index + 1]?.trim() === heading);
  });
  return kept.join('');
}
