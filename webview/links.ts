/** Addresses that the page offers to open; anything else stays text. */
const linkShape = /\b(?:https:\/\/|mailto:)[^\s<>"'`，。；、（）“”‘’]+/giu;

/** The https and mailto links in a text, each once, without the full stop that ends the sentence. */
export function linksIn(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const found = [...value.matchAll(linkShape)].map(([link]) => link.replace(/[.,;:!?)\]}]+$/u, ''));
  return [...new Set(found)].filter((link) => URL.canParse(link));
}
