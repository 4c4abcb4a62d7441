import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import type { FactIndex } from "../names/language.ts";

/** What becomes of a mount that needs a look at other files; undefined where it needs none. */
export type ExpandMount = (
  mount: MountFact,
  file: FileFacts,
  index: FactIndex,
) => readonly MountFact[] | undefined;
