import type { Span } from '../finding.ts';

/** Comments that switch it off are not obeyed; of private keys our own rule leaves the marks around them readable. */
const notTokens = /filter-comments|privatekey|gcp/;

/**
 * The tokens that secretlint's recommended rules find: some twenty providers, kept up by its authors. Loaded with the first
 * use, since it is larger than all rules of ours.
 */
export async function secretlintTokens(text: string): Promise<readonly Span[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const { messages } = await lintSource({
    source: { filePath: '/evidence.txt', content: text, contentType: 'text', ext: '.txt' },
    options: {
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  return messages
    .filter(({ ruleId }) => !notTokens.test(ruleId))
    .map(({ range: [start, end], ruleId }) => narrowed(text, { start, end }, ruleId))
    .filter(({ start, end }) => end > start);
}

/** Of a connection string and a URL only the password is a secret: the host tells the reader what was spoken to. */
function narrowed(text: string, span: Span, ruleId: string): Span {
  if (!/basicauth|database-connection-string/.test(ruleId)) return span;
  const match = /:\/\/[^\s:/@]*:([^\s/]+)@/d.exec(text.slice(span.start, span.end));
  const [start, end] = match?.indices?.[1] ?? [0, span.end - span.start];
  return { start: span.start + start, end: span.start + end };
}
