import type { Value } from "../../facts/value.ts";
import { fileScope } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import { namesIn } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { listedIn, type Ancestry } from "../python/classViews.ts";
import { guardWords } from "../python/guardWords.ts";
import { methodOf } from "../djangoViews/djangoMethods.ts";

const mixins = /(?:Required|PassesTest|Access)Mixin$/;
const restViews = /APIView$|ViewSet$|ViewSetMixin$|^ObtainAuthToken$/;

/** What stands before a class of views: mixins, decorators, permissions, or the project's default. */
export function classGuards(
  ancestry: Ancestry,
  method: string,
  linking: Linking,
): readonly string[] {
  const names = [...ancestry.inside.map((one) => definitionIn(one).name), ...ancestry.outside];
  const handler = methodOf(method, ancestry, linking);
  const own = handler === undefined ? [] : (definitionIn(handler).decorators ?? []);
  const said = permissionsIn(own);
  return [
    ...names.filter((name) => mixins.test(name)),
    ...ancestry.inside.flatMap((one) => guardWords(definitionIn(one).decorators ?? [])),
    ...(said ?? permissionsOf(ancestry, linking)),
    ...guardWords(own).filter((one) => !one.startsWith("permission_classes")),
  ];
}

function permissionsOf(ancestry: Ancestry, linking: Linking): readonly string[] {
  if (methodOf("get_permissions", ancestry, linking) !== undefined) return ["get_permissions()"];
  const listed = listedIn("permission_classes", ancestry, linking);
  if (listed !== undefined) return listed.map(wordsOf).filter((one) => one !== "AllowAny");
  return ancestry.outside.some((name) => restViews.test(name)) ? defaultsOf(linking.index) : [];
}

/** Decorators of a function; those of the REST framework stand behind the project's default. */
export function functionGuards(
  decorators: readonly string[],
  { index }: Linking,
): readonly string[] {
  const isRest = decorators.some((one) => /^(?:\w+\.)*api_view\b/.test(one));
  const said = permissionsIn(decorators);
  const others = guardWords(decorators).filter((one) => !one.startsWith("permission_classes"));
  return [...others, ...(said ?? (isRest ? defaultsOf(index) : []))];
}

/** `@permission_classes([IsAuthenticated])`. */
function permissionsIn(decorators: readonly string[]): readonly string[] | undefined {
  const text = decorators.find((one) => /^(?:\w+\.)*permission_classes\(/.test(one));
  if (text === undefined) return undefined;
  const names = text.slice(text.indexOf("(")).match(/[A-Za-z_][\w.]*/g) ?? [];
  return names.filter((name) => name !== "AllowAny");
}

/** What the first settings say. */
const defaultsOf = (index: FactIndex): readonly string[] => index.find(defaults, "all")[0] ?? [];

/** `REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": […]}` of settings. */
const defaults: Lookup<readonly string[]> = (file) => {
  if (file.languageId !== "python") return [];
  const [binding] = namesIn(file).binding(fileScope, "REST_FRAMEWORK");
  if (binding?.value.kind !== "record") return [];
  const listed: Value | undefined = binding.value.fields["DEFAULT_PERMISSION_CLASSES"];
  if (listed?.kind !== "list") return [];
  const names = listed.items.map((one) => wordsOf(one).split(".").at(-1) ?? "");
  return [["all", names.filter((name) => name !== "AllowAny" && name !== "")]];
};
