import { ImageRun, Paragraph, AlignmentType, type FileChild } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { drawingSvg } from '../domain/drawingSvg.ts';
import { drawingEmf } from './drawingEmf.ts';
import type { ReportBlock } from './report.ts';
import { textRuns } from './wordLayout.ts';

/** The most that a picture takes on a page, pixels at 96 an inch. */
const most = { width: 656, height: 880 } as const;

/**
 * A picture with its caption. Word of today shows the SVG; all others, and LibreOffice, the metafile: lines and words either way,
 * so that it can be enlarged and printed.
 */
export function picture(
  { drawing, caption, words }: Extract<ReportBlock, { kind: 'picture' }>,
  font: string,
): FileChild[] {
  const { width, height } = drawing;
  const factor = Math.min(1, most.width / width, most.height / height);
  const size = { width: Math.round(width * factor), height: Math.round(height * factor) };
  const image = new ImageRun({
    type: 'svg',
    data: new TextEncoder().encode(drawingSvg(drawing)),
    transformation: size,
    // The library knows no metafiles: `withMetafiles` gives it its right name.
    fallback: { type: 'png', data: drawingEmf(drawing, font) },
    altText: { name: caption, title: caption, description: words },
  });
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 200 }, children: [image] }),
    new Paragraph({ alignment: AlignmentType.CENTER, style: 'Small', children: textRuns(caption) }),
  ];
}

/** The signature of an Enhanced Metafile: record 1, and " EMF" at byte 40. */
const isMetafile = (content: Uint8Array): boolean =>
  content[0] === 1 && strFromU8(content.subarray(40, 44), true) === ' EMF';

/** Gives the metafiles of a document, which the library took for PNG, their name and type. */
export function withMetafiles(document: Uint8Array): Uint8Array {
  const parts = unzipSync(document);
  const renamed = new Map<string, string>();
  for (const [name, content] of Object.entries(parts)) {
    if (!name.startsWith('word/media/') || !isMetafile(content)) continue;
    const emf = name.replace(/\.png$/, '.emf');
    renamed.set(name.slice('word/'.length), emf.slice('word/'.length));
    parts[emf] = content;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a table by file names
    delete parts[name];
  }
  if (renamed.size === 0) return document;
  change(parts, 'word/_rels/document.xml.rels', (xml) =>
    [...renamed].reduce((text, [before, after]) => text.replaceAll(`"${before}"`, `"${after}"`), xml),
  );
  change(parts, '[Content_Types].xml', (xml) =>
    xml.includes('Extension="emf"')
      ? xml
      : xml.replace(/<Types\b[^>]*>/, (open) => `${open}<Default Extension="emf" ContentType="image/x-emf"/>`),
  );
  return zipSync(parts, { level: 6 });
}

function change(parts: Record<string, Uint8Array>, name: string, edit: (xml: string) => string): void {
  const content = parts[name];
  if (content) parts[name] = strToU8(edit(strFromU8(content)));
}
