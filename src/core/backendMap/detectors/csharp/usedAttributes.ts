import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Annotated, Annotation, ClassModel } from "../classes/classModel.ts";
import { verbsOfAttribute } from "./routeAttributes.ts";

/** Attributes of frameworks, which are none of the workspace's own. */
const foreign =
  /^(?:Accept\w*|ActionName|AllowAnonymous|Api(?:Controller|Version|ExplorerSettings)|Area|\w*Authorize|AutoValidate\w+|Controller|Consumes|Disable\w*|Enable\w*|Endpoint\w+|IgnoreAntiforgeryToken|Non(?:Action|Controller)|Obsolete|OutputCache|Produces\w*|RequestSizeLimit|RequestFormLimits|Require\w*|ResponseCache|Swagger\w*|Tags|ValidateAntiForgeryToken|ExcludeFromCodeCoverage|SuppressMessage|Feature\w*|Description|DisplayName)$/;

interface Used {
  readonly name: string;
  /** All that it is given. */
  readonly path: Value;
  readonly range: Annotation["range"];
}

/** Attributes that may be the workspace's own, and say where requests go. */
export function ownAttributesOn({ annotations }: Annotated): readonly Used[] {
  return annotations
    .filter(({ name }) => !foreign.test(name) && verbsOfAttribute(name) === undefined)
    .map(({ name, args, range }) => ({
      name,
      path: args["values"] ?? { kind: "list", items: [] },
      range,
    }));
}

/** Those of a class, each kept as a route of nobody. */
export function attributedClass(one: ClassModel): readonly RouteFact[] {
  return ownAttributesOn(one).map(({ name, path, range }) => ({
    stack: "aspnet",
    methods: [],
    path,
    syntax: "braces",
    guards: [],
    scope: one.scope,
    range,
    extra: { attributed: name, attributedClass: String(one.scope) },
  }));
}
