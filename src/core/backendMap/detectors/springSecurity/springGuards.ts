import type { Annotated, Annotation } from "../classes/classModel.ts";

const guards =
  /^(?:PreAuthorize|PostAuthorize|Secured|RolesAllowed|DenyAll|RequiresPermissions|RequiresRoles|RequiresAuthentication|SaCheck\w+)$/;
const opens = /^(?:PermitAll|AnonymousAllowed|SaIgnore)$/;

export function guardsOf(of: Annotated): readonly string[] {
  return of.annotations.filter(({ name }) => guards.test(name)).map(({ text }) => text);
}

/** Whether the class's own guards do not hold for a method: it says otherwise itself. */
export function replacesGuard(method: Annotated, guard: string): boolean {
  const name = (one: string): string => one.replace(/\(.*$/s, "");
  return method.annotations.some(
    (one: Annotation) =>
      opens.test(one.name) || (guards.test(one.name) && one.name === name(guard)),
  );
}
