/** What people write by hand is shorter. */
const longestRelaxed = 100_000;

/** A JSON text, comments and trailing commas allowed; undefined for one that is damaged. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return readRelaxed(text);
  }
}

function readRelaxed(text: string): unknown {
  if (text.length > longestRelaxed) return undefined;
  // Strings are matched too, so that what looks like a comment within one stays.
  const bare = text.replace(
    /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g,
    (_whole, string?: string) => string ?? "",
  );
  const strict = bare.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_, string?: string) => {
    return string ?? "";
  });
  try {
    return JSON.parse(strict);
  } catch {
    return undefined;
  }
}

/** A field of a value that may be anything. */
export function field(value: unknown, name: string): unknown {
  const isRecord = typeof value === "object" && value !== null && Object.hasOwn(value, name);
  return isRecord ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

export function textIn(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === "string" ? found : undefined;
}

/** The texts of a record; other fields are left out. */
export function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((one): one is [string, string] => typeof one[1] === "string"),
  );
}
