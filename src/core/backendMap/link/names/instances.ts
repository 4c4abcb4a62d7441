import type { Definition } from "../../facts/facts.ts";
import type { DefinitionEntity, RouterEntity } from "./entity.ts";
import { definitionIn, type Following } from "./following.ts";

/** A router that a class makes of each of its instances, and the constructor that is called for it. */
export interface Instance {
  readonly router: RouterEntity;
  readonly constructor: DefinitionEntity;
  /** Whether another class's constructor stands before it, and takes what is given. */
  readonly isHidden: boolean;
}

const deepest = 5;

/** What an instance of a class is, where the class or one above it makes a router of each. */
export function instanceOf(
  of: DefinitionEntity,
  following: Following,
  isHidden = false,
  depth = 0,
): Instance | undefined {
  const { index } = following;
  const { file } = of;
  const router = index.names(file).routerOf(of.index);
  if (router?.isPerInstance === true) {
    const constructor: DefinitionEntity = { kind: "definition", file, index: router.scope };
    return { router: { kind: "router", file, router }, constructor, isHidden };
  }
  const own = index.names(file).definition(of.index, "__init__");
  const hides = isHidden || own.some((at) => !handsAllOn(definitionIn({ file, index: at })));
  return depth > deepest ? undefined : ofBase(of, following, hides, depth + 1);
}

/** `def __init__(self, *args, **kwargs)`, by the names that such parameters have. */
const handsAllOn = ({ parameters }: Definition): boolean =>
  parameters.every(({ name }) => /^(?:self|args|kwargs)$/.test(name));

function ofBase(
  { file, index }: DefinitionEntity,
  following: Following,
  isHidden: boolean,
  depth: number,
): Instance | undefined {
  const { bases = [], scope } = definitionIn({ file, index });
  for (const base of bases.flatMap((one) => following.evaluate(one, { file, scope }))) {
    const found =
      base.kind === "definition" ? instanceOf(base, following, isHidden, depth) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
