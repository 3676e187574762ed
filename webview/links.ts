/** Addresses that the page offers to open; anything else stays text. */
const linkShape = /\b(?:https:\/\/|mailto:)[^\s<>"'`，。；、（）“”‘’]+/giu;

/** A text with its links as links. */
export function linkedText(value: string, makeLink: (href: string) => HTMLElement): (string | HTMLElement)[] {
  let rest = value;
  const parts: (string | HTMLElement)[] = [];
  for (const link of linksIn(value)) {
    const at = rest.indexOf(link);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), makeLink(link));
    rest = rest.slice(at + link.length);
  }
  return [...parts, rest];
}

/** The https and mailto links in a text, each once, without the full stop that ends the sentence. */
export function linksIn(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const found = [...value.matchAll(linkShape)].map(([link]) => link.replace(/[.,;:!?)\]}]+$/u, ''));
  return [...new Set(found)].filter((link) => URL.canParse(link));
}
