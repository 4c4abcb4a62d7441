/**
 * The same problem gets the same id in every review: it is made of the file, the category and the
 * quoted code without white space, not of the line or the wording.
 */
export function findingId(uri: string, category: string, quote: string): string {
  return hash(`${uri}\n${category}\n${quote.replaceAll(/\s+/g, "")}`);
}

/** cyrb53 by bryc (public domain): 53 bits, enough to tell a workspace's findings apart. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, "0");
}
