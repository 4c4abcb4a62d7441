/** Fragments hold fragments; none so deep. */
const deepest = 3;
const longest = 50_000;

/** A statement with the fragments that it includes. */
export function withFragments(body: string, fragments: ReadonlyMap<string, string>): string {
  let text = body;
  for (let depth = 0; depth < deepest && text.length < longest; depth += 1) {
    text = text.replace(included, (_, id: string) => fragments.get(id.replace(/^.*\./, "")) ?? "*");
  }
  return text;
}

/** The SQL of a statement with its tags: all that may be said at once, placeholders for values. */
export function statementText(statement: string): string {
  return statement
    .replace(/<!--.*?-->/gs, " ")
    .replace(/<selectKey\b.*?<\/selectKey>/gs, " ")
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, plain: string) => plain.replaceAll("<", "&lt;"))
    .replace(/<where\b[^>]*>\s*(?:(<\w[^>]*>)\s*(?:and|or)\b)?/gi, " where $1")
    .replace(/<set\b[^>]*>/g, " set ")
    .replace(/<trim\s(?=[^>]*\bprefix\s*=\s*["']([^"']*)["'])[^>]*>/g, " $1 ")
    .replace(/<foreach\s(?=[^>]*\bopen\s*=\s*["']([^"']*)["'])[^>]*>/g, " $1 ")
    .replace(/,?\s*<\/(?:trim|foreach)>/g, " ) ")
    .replace(/<\/?\w[^>]*>/g, " ")
    .replace(/[#$]\{[^}]*\}/g, "?")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\bwhere\s+(?:and|or)\b/gi, "where")
    .replace(/,(\s*(?:\)|where\b))/gi, "$1")
    .trim();
}

const included =
  /<include\s[^>]{0,200}?\brefid\s*=\s*["']([\w.-]+)["'][^>]{0,200}?(?:\/>|>.*?<\/include>)/gs;
