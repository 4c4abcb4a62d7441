import type { Neighbour } from "./neighbour.ts";

/** A method without a body: `Order find(long id) throws Gone;`. */
const bodiless = /\)[^{}=]*;\s*$/;

/**
 * Whether a definition only promises what another does: a method of an interface, and an interface
 * whose implementation is near. Its signature says all that it says.
 *
 * @param owners of what is near, by name.
 * @param lines of the file, each with its end.
 */
export function isPromise(
  { languageId, owner, name, relation, head, end }: Neighbour,
  owners: ReadonlySet<string>,
  lines: readonly string[],
): boolean {
  if (!/^(?:java|kotlin|csharp|typescript)$/.test(languageId)) return false;
  if (relation === "type") {
    return implementationsOf(name).some((one) => owners.has(one));
  }
  const text = lines.slice(head, end).join("");
  return owner !== "" && !text.includes("{") && bodiless.test(text);
}

/** `OrderServiceImpl` of `OrderService`, `OrderService` of `IOrderService`. */
function implementationsOf(name: string): readonly string[] {
  const plain = /^I(?=\p{Lu}\p{Ll})/u.test(name) ? [name.slice(1)] : [];
  return [`${name}Impl`, ...plain];
}
