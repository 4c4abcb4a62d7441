import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Linking } from "../../link/linking.ts";
import type { Place, TextEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import { textsOf, withTexts } from "../../link/names/textsOf.ts";
import { verbsOfAttribute } from "./routeAttributes.ts";

/** What an attribute of the workspace's own stands for. */
export interface OwnAttribute {
  readonly methods: readonly string[];
  readonly path?: TextEntity;
}

/** Undefined for an attribute that says nothing of routes. */
export function ownAttribute(
  used: RouteFact,
  file: FileFacts,
  linking: Linking,
): OwnAttribute | undefined {
  const name = used.extra?.["attributed"];
  if (name === undefined || used.path.kind !== "list") return undefined;
  const place = { file, scope: used.scope };
  const given = used.path.items.flatMap((one) => textsOf(one, place, linking.evaluate).slice(0, 1));
  return standsFor({ name, given, place }, linking, 0);
}

interface Use {
  readonly name: string;
  readonly given: readonly TextEntity[];
  readonly place: Place;
}

const deepest = 3;

function standsFor(use: Use, linking: Linking, depth: number): OwnAttribute | undefined {
  const { name, given } = use;
  const methods = verbsOfAttribute(name);
  if (methods !== undefined) return said(methods, given);
  const declared = depth > deepest ? undefined : declaredAs(use, linking);
  if (declared === undefined) return undefined;
  const { attribute, file } = declared;
  const texts = textsGiven(attribute, given, file);
  const place = { file, scope: attribute.scope };
  const values = attribute.path.kind === "list" ? attribute.path.items : [attribute.path];
  const handed = values.flatMap((value) =>
    textsOf(withTexts(value, texts), place, linking.evaluate).slice(0, 1),
  );
  const { hasTemplate, builtOn = "" } = attribute.extra ?? {};
  if (hasTemplate === "true") return said(attribute.methods, handed);
  return standsFor({ name: builtOn, given: handed, place }, linking, depth + 1);
}

interface Declared {
  readonly attribute: RouteFact;
  readonly file: FileFacts;
}

function declaredAs({ name, place }: Use, { evaluate }: Linking): Declared | undefined {
  for (const one of evaluate({ kind: "name", name: `${name}Attribute` }, place)) {
    if (one.kind !== "definition") continue;
    const { file, index } = one;
    const attribute = file.routes.find(({ extra }) => extra?.["attribute"] === String(index));
    if (attribute !== undefined) return { attribute, file };
  }
  return undefined;
}

function said(methods: readonly string[], [path]: readonly TextEntity[]): OwnAttribute {
  return { methods, ...(path && { path }) };
}

/** What the parameters of its constructor are, also by the names of properties that they are put in. */
function textsGiven(
  attribute: RouteFact,
  given: readonly TextEntity[],
  file: FileFacts,
): ReadonlyMap<string, TextEntity> {
  const { parameters } = definitionIn({ file, index: attribute.scope });
  return new Map(
    parameters.flatMap(({ name }, at) => {
      const preset = attribute.extra?.[`=${name}`];
      const text =
        given[at] ?? (preset === undefined ? undefined : ({ kind: "text", text: preset } as const));
      if (text === undefined) return [];
      const property = name.slice(0, 1).toUpperCase() + name.slice(1);
      return [[name, text] as const, [property, text] as const];
    }),
  );
}
