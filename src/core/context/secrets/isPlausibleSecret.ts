/** What stands in templates and samples where a secret would go; the whole value must be so. */
const placeholder =
  /^(?:(?:<[^<>]*>|\[[^[\]]*\]|\{+[^{}]*\}+|%[\w()]+%?|__\w+__|[*x.#_?•-]+|change[-_ ]?(?:me|it|this)\w{0,10}|(?:your|my|some|the|an?|enter|insert|add|put)[-_ ][a-z_ -]+|replace[-_ ]?(?:me|with)[\w -]*|(?:example|sample|dummy|fake|placeholder|todo|tbd|redacted|hidden|masked|secret|password|passwd|token|apikey|api[-_]key)s?)[!.]?)$/i;

/** Words of types and of absence, never values. */
const plainWords = new Set(
  (
    "any array bearer basic bigint binary bool boolean byte bytes char default disabled empty enabled " +
    "env false float function hidden include int integer invalid keyword literal missing never nil none null " +
    "number object omit optional required same-origin str string stringliteral symbol text true undefined unknown " +
    "username uuid valid value varchar void"
  ).split(" "),
);

const interpolation =
  /\$?\{\{?[^{}]*\}?\}|\$\([^()]*\)|\$[A-Za-z_]\w*|#\{[^{}]*\}|%[sdv]|%\([^()]*\)s/g;
const secretWords =
  /passw(?:or)?ds?|passphrase|pwd|pass|secrets?|tokens?|credentials?|auth(?:orization|entication)?|api|keys?|access|private|client|session|csrf|jwt|new|current|confirm/gi;

/** Whether a value only holds the place of one: `changeme`, `<token>`, `${PASSWORD}`. */
export function isPlaceholder(value: string): boolean {
  const rest = value.replace(interpolation, "").trim();
  if (rest === "" || (rest !== value && rest.length < 6)) return true;
  return placeholder.test(rest) || plainWords.has(rest.toLowerCase());
}

/** How mixed the characters are: Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** Whether a value looks drawn at random rather than written as words. */
export function isRandom(value: string): boolean {
  if (value.length < 12 || /\s/.test(value)) return false;
  const sorts = [/[a-z]/, /[A-Z]/, /\d/].filter((sort) => sort.test(value)).length;
  return sorts >= 2 && /\d/.test(value) && entropy(value) > 3;
}

/** A web address, a route, a file, a media type or a version: no secret however it is named. */
function isAddress(value: string): boolean {
  if (isRandom(value) && value.length <= 64 && !/^\w+:\/\//.test(value)) return false;
  return /^(?:\w+:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\|[\w.-]+\.(?:js|ts|json|ya?ml|html?|css|pem|key|txt|png|svg)$|@[\w-]+\/)/.test(
    value,
  );
}

/** Words, identifiers and labels about secrets, without any digit: "Forgot password?", "new-password". */
function isWording(value: string): boolean {
  if (/\d/.test(value)) return false;
  const rest = value.replace(secretWords, "");
  if (rest !== value && /^[\p{L}\s.:,;!?'’"_()/|*&…-]*$/u.test(rest) && /[^\p{L}]|^$/u.test(rest)) {
    return true;
  }
  return (
    /^\p{Lu}\p{Ll}+$/u.test(value) ||
    /^\p{L}[\p{L}'’,;:.!?()-]*(?:\s+[\p{L}'’",;:.!?()&-]+){2,}$/u.test(value)
  );
}

/**
 * Whether the value assigned to a name such as `password` (`strong`) or `token` is one, rather than a
 * word, a label, a look-up or a path. Prefers to hide too much.
 */
export function isPlausibleSecret(value: string, name: "strong" | "weak"): boolean {
  if (value.length < 4 || isPlaceholder(value) || isAddress(value) || isWording(value)) {
    return false;
  }
  if (isRandom(value)) return true;
  return name === "strong" ? isPassword(value) : isKeyLike(value);
}

/** Short ones count when they are mixed: "s3cr", "pa$$"; words from eight letters on. */
function isPassword(value: string): boolean {
  return value.length >= 8 || /\d/.test(value) || /[^\w\s.:/-]/.test(value);
}

/** Letters and digits, eight or more, in one piece. */
export function isKeyLike(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/\s/.test(value);
}
