import type { Masking } from '../../domain/masking.ts';
import type { ReviewedEvidence } from '../attachEvidence.ts';
import { byteWindows, type TextKind, type TextWindow } from './byteWindows.ts';
import { sourceHashes } from './hashesTell.ts';
import { withTexts, type ItemField } from './itemTexts.ts';
import { MaskingCount, type MaskedText, type MaskingPlan } from './maskingPlan.ts';
import type { Scan } from './scanTexts.ts';
import { windowBytes, type ScannedItem } from './scannedItem.ts';

/** What a mask is applied with. `at`: an ISO 8601 moment. */
export interface MaskingContext {
  readonly plan: MaskingPlan;
  readonly scan: Scan;
  readonly by: string;
  readonly at: string;
}

/**
 * The item as it may be written: every secret of its texts and its content replaced, but for what the person kept. A stream is
 * scanned once more as it goes by, so that what a log gained or changed since is masked too.
 */
export function maskItem({ item, fields, content }: ScannedItem, context: MaskingContext): ReviewedEvidence {
  const { plan } = context;
  const count = new MaskingCount();
  const texts = new Map<ItemField, string>();
  const take = (masked: MaskedText): string => {
    count.add(masked);
    return masked.text;
  };
  for (const { field, text, findings } of fields) texts.set(field, take(plan.apply(text, findings)));
  const named = withTexts(item, texts);
  const masking = (): Masking => count.record(context.by, context.at);
  if (!('content' in named)) return { ...named, masking };
  switch (content.kind) {
    case 'none':
      return { ...named, masking };
    case 'binary':
      return { ...named, content: content.content, masking: () => ({ ...masking(), reviewed: false }) };
    case 'text': {
      const { text, findings } = content.text;
      const masked = plan.apply(text, findings);
      return { ...named, ...sourceHashes(named.source, [{ line: 1, masked }]), content: take(masked), masking };
    }
    case 'stream':
      return {
        ...named,
        ...sourceHashes(
          named.source,
          content.pieces.map(({ line, text, findings }) => ({ line, masked: plan.apply(text, findings) })),
        ),
        content: maskedStream(content.content, content.encoding, context, count),
        masking,
      };
  }
}

async function* maskedStream(
  content: AsyncIterable<Uint8Array>,
  encoding: TextKind,
  { plan, scan }: MaskingContext,
  count: MaskingCount,
): AsyncGenerator<Uint8Array> {
  for await (const window of byteWindows(content, encoding, windowBytes)) {
    const { findings } = await scan({ texts: [window.text], known: plan.known });
    const masked = plan.apply(window.text, findings[0] ?? []);
    count.add(masked);
    yield* maskedBytes(window, masked);
  }
}

/** The bytes between the masks as they were, whatever they are. */
function* maskedBytes({ bytes, byteAt, encode }: TextWindow, { text, places }: MaskedText): Generator<Uint8Array> {
  let at = 0;
  for (const { original, masked, kept } of places) {
    if (kept) continue;
    const start = byteAt(original.start);
    yield bytes.subarray(at, start);
    yield encode(text.slice(masked.start, masked.end));
    at = byteAt(original.end);
  }
  yield bytes.subarray(at);
}
