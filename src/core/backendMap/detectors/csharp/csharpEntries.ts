import type { AnswererFact, EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import {
  annotationOf,
  hasAnnotation,
  type Annotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { guardsOf } from "./aspnetGuards.ts";
import { isInTestProject } from "./testProjects.ts";

/** What enters a server of C# without a path: gRPC's services, Hot Chocolate's fields. */
export const csharpEntries: Stack = {
  name: "csharp-entries",
  languages: ["csharp"],
  markers: /\w+\.\w+Base\b|\[(?:Query|Mutation|Subscription)Type|ExtendObjectType/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isInTestProject(file.path)) return {};
  const classes = csharpClasses(file);
  return {
    answerers: classes.flatMap(serviceOf),
    entries: classes.flatMap(fieldsOf),
  };
}

/** `class Depot : Orders.OrdersBase`. */
function serviceOf(one: ClassModel): readonly AnswererFact[] {
  const type = one.bases.flatMap(({ value }) => {
    const words = wordsOf(value);
    return /(?:^|\.)(\w+)\.\1Base$/.exec(words)?.[1] ?? [];
  })[0];
  if (type === undefined) return [];
  return [
    {
      kind: "grpc",
      stack: "csharp-entries",
      type,
      of: { kind: "definition", definition: one.scope },
      guards: guardsOf(one),
      scope: one.scope,
      range: one.nameRange,
      otherwise: one.methods.filter(isOverride).map(({ name }) => name),
    },
  ];
}

const isOverride = ({ node }: MethodModel): boolean =>
  node.children.some(({ type, text }) => type === "modifier" && text === "override");

/** Public methods of the types that stand for the roots. */
function fieldsOf(one: ClassModel): readonly EntryFact[] {
  const root = rootOf(one);
  if (root === undefined) return [];
  return one.methods
    .filter((method) => method.isPublic && !hasAnnotation(method, "GraphQLIgnore"))
    .map((method) => ({
      kind: "graphql",
      stack: "csharp-entries",
      name: { kind: "text", text: `${root}.${fieldName(method)}` },
      handler: { kind: "definition", definition: method.scope },
      guards: [...guardsOf(one), ...guardsOf(method)],
      scope: method.scope,
      range: method.nameRange,
    }));
}

function rootOf(one: ClassModel): string | undefined {
  for (const root of ["Query", "Mutation", "Subscription"]) {
    const extended = annotationOf(one, "ExtendObjectType");
    const isOf = hasAnnotation(one, `${root}Type`) || (extended && extendsRoot(extended, root));
    if (isOf) return root;
  }
  return undefined;
}

/** `[ExtendObjectType(OperationTypeNames.Query)]`, `("Query")`, `(typeof(Query))`, `<Query>`. */
function extendsRoot({ text }: Annotation, root: string): boolean {
  return new RegExp(`["<(.]${root}[">)]`).test(text);
}

/** `GetOrdersAsync` is the field "orders". */
function fieldName(method: MethodModel): string {
  const named = annotationOf(method, "GraphQLName")?.args["value"];
  if (named?.kind === "text") return named.text;
  const bare = method.name.replace(/^Get(?=[A-Z])/, "").replace(/Async$/, "");
  return `${bare.slice(0, 1).toLowerCase()}${bare.slice(1)}`;
}
