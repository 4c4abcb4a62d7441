/** Signed or sealed by the service: its own bytes, which it only takes back unchanged. */
const opaque = new Set(["signature", "data", "encrypted_content"]);

/**
 * The same JSON with every string sealed, names of members too. What Claude thought is bound to a
 * signature: where sealing would change such a block, it is left out of the list it stands in.
 */
export function sealJson(value: unknown, seal: (text: string) => string): unknown {
  if (typeof value === "string") return seal(value);
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown) => {
      const sealed = sealJson(element, seal);
      return isSigned(element) && JSON.stringify(sealed) !== JSON.stringify(element)
        ? []
        : [sealed];
    });
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      seal(name),
      isSigned(value) && opaque.has(name) ? member : sealJson(member, seal),
    ]),
  );
}

function isSigned(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  return value.type === "thinking" || value.type === "redacted_thinking";
}
