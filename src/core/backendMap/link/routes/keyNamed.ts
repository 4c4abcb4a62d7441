import type { Value } from "../../facts/value.ts";

/**
 * What a computed member is named by: the `route.action` of `controller[route.action]`. A method that
 * is spelled in small letters is the same one.
 */
export function keyNamed(member: string): Value | undefined {
  const [, path] = computed.exec(member) ?? [];
  const [first, ...rest] = path?.split(".") ?? [];
  if (first === undefined) return undefined;
  return rest.reduce<Value>((of, part) => ({ kind: "member", of, name: part }), {
    kind: "name",
    name: first,
  });
}

const computed = /^\[([A-Za-z_$][\w$]*(?:\.[\w$]+)*?)(?:\.toLowerCase\(\))?\]$/;
