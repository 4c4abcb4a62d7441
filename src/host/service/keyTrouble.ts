const longestKey = 500;

/** Why this text cannot be an API key, for the input box; undefined when it may be one. */
export function keyTrouble(text: string): string | undefined {
  const key = text.trim();
  if (key.length > longestKey) return "This is too long for an API key.";
  // A header can carry nothing else; a pasted line break or a letter of another script ends up here.
  if (!/^[\x21-\x7e]*$/.test(key)) {
    return "An API key has no spaces, line breaks or special letters.";
  }
  return undefined;
}
