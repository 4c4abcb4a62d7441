import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { Annotated, Annotation } from "../classes/classModel.ts";
import { listed } from "../classes/classModel.ts";

/** What one attribute, or several together, say of a method's route. */
export interface Template {
  readonly methods: readonly string[];
  /** Absent where the class's own template is the whole of it. */
  readonly path?: Value;
  readonly range: Annotation["range"];
}

const verbs: ReadonlyMap<string, readonly string[]> = new Map([
  ["HttpGet", ["GET"]],
  ["HttpPost", ["POST"]],
  ["HttpPut", ["PUT"]],
  ["HttpDelete", ["DELETE"]],
  ["HttpPatch", ["PATCH"]],
  ["HttpHead", ["HEAD"]],
  ["HttpOptions", ["OPTIONS"]],
]);

/** The methods of an attribute of the framework's, none of which `[Route]` says; else undefined. */
export function verbsOfAttribute(name: string): readonly string[] | undefined {
  return name === "Route" ? [] : verbs.get(name);
}

function verbsOf({ name, args }: Annotation): readonly string[] | undefined {
  if (name !== "AcceptVerbs") return verbs.get(name);
  return listed(args["values"]).map((one) => wordsOf(one).replace(/^.*\./, "").toUpperCase());
}

function pathOf({ name, args }: Annotation): Value | undefined {
  return name === "AcceptVerbs" ? args["Route"] : (args["value"] ?? args["template"]);
}

/**
 * The templates of a method. A verb with a template is a route by itself; a verb without one holds
 * for the templates of `[Route]`, or for the class's template alone.
 */
export function templatesOf({ annotations }: Annotated): readonly Template[] {
  const verbed = annotations.flatMap((one) => {
    const methods = verbsOf(one);
    const path = pathOf(one);
    return methods === undefined ? [] : [{ methods, range: one.range, ...(path && { path }) }];
  });
  const whole = verbed.filter(({ path }) => path !== undefined);
  const bare = verbed.filter(({ path }) => path === undefined);
  const methods = bare.flatMap((one) => one.methods);
  const routed = annotations
    .filter(({ name }) => name === "Route")
    .map((one): Template => {
      const path = pathOf(one);
      const own = methods.length > 0 ? methods : whole.flatMap((each) => each.methods);
      return { methods: own, range: one.range, ...(path && { path }) };
    });
  return [...whole, ...(routed.length > 0 ? routed : bare)];
}
