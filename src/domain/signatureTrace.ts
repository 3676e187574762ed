import { normalizeMessage } from './signatureText.ts';

/** So many of the innermost frames tell where it happened; those further out are the server's or the framework's. */
const framesThatCount = 4;
/** So many traces of one text are told apart. */
const mostTraces = 10;

/** `at com.acme.Order.save(Order.java:42)`, `at Acme.Order.Save(Int32 id) in C:\…`, `at save (/srv/app.js:10:5)`. */
const atFrame = /^\s{0,20}(?:at|在) (?:async )?(?<name>[^\s(]{1,200})/u;
/** `File "/srv/app.py", line 12, in save`. */
const pythonFrame = /^\s{0,20}File "[^"]{0,300}", line \d{1,9}, in (?<name>\S{1,200})/u;
/** `main.(*Store).Save(0xc0000b2000, 0x1)` below `goroutine 12 [running]:`. */
const goFrame = /^(?<name>[\w./-]{1,120}(?:\.\(\*?\w{1,80}\))?\.[\w.]{1,80})\([^)]{0,200}\)$/u;
/** `java.lang.NullPointerException: …`, `Caused by: …`, `TypeError: …`, `Unhandled exception. System.IO.IOException: …`. */
const exception =
  /(?<cause>Caused by: |---> |引起原因: )?(?<![\w.$])(?<type>(?:[A-Za-z_$][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Exception|Error|Failure|Fault|Throwable|Panic|Interrupt|Warning))(?![\w$])/u;
const goPanic = /^panic: (?<type>.{1,300})$/u;

interface Trace {
  type: string;
  readonly frames: string[];
}

/**
 * The stack traces among lines, of Java, .NET, JavaScript, Python and Go: the type of the exception that caused the others,
 * and the innermost frames by name, without files, lines, addresses and generated numbers.
 */
export function traceSignatures(lines: readonly string[]): { key: string; label: string }[] {
  const traces: Trace[] = [];
  let current: Trace | undefined;
  let lastType: string | undefined;
  let isPython = false;
  const close = (): void => {
    if (current && current.frames.length > 0 && traces.length < mostTraces * 3) traces.push(current);
    current = undefined;
  };
  for (const line of lines) {
    const bounded = line.slice(0, 600);
    const name = (atFrame.exec(bounded) ?? pythonFrame.exec(bounded) ?? goFrame.exec(bounded))?.groups?.name;
    if (name !== undefined) {
      current ??= { type: lastType ?? '', frames: [] };
      isPython ||= bounded.trimStart().startsWith('File "');
      current.frames.push(frameName(name));
      continue;
    }
    const type = (exception.exec(bounded) ?? goPanic.exec(bounded))?.groups?.type;
    if (type !== undefined) {
      const known = isGo(bounded) ? normalizeMessage(type) : frameName(type);
      // Python names the exception after its frames, the innermost last.
      if (isPython && current) {
        current.type = known;
        current.frames.reverse();
      }
      close();
      isPython = false;
      lastType = known;
    } else if (bounded.trimStart().startsWith('Traceback (most recent call last)')) {
      close();
      lastType = undefined;
    }
  }
  close();
  return traces
    .filter(({ type }) => type !== '')
    .slice(0, mostTraces)
    .map(({ type, frames }) => ({
      key: [type, ...frames.slice(0, framesThatCount)].join(' < '),
      label: `${type.split('.').at(-1) ?? type} (${frames[0] ?? ''})`,
    }));
}

const isGo = (line: string): boolean => line.startsWith('panic: ');

/** Numbers in a frame are those of generated classes; the rest of the name is the program's own. */
const frameName = (name: string): string =>
  name
    .replace(/0x[0-9a-f]{1,16}/giu, '<n>')
    .replace(/\d{1,40}/gu, '<n>')
    .replace(/^(?:file:\/\/|webpack:\/\/)\S{1,300}$/u, '<path>')
    .replace(/^(?:[a-z]:)?[\\/]\S{1,300}$/iu, '<path>');
