import type { FileFacts } from "../facts/facts.ts";
import type { Scope } from "../facts/value.ts";
import { createShared } from "./kept/shared.ts";
import type { Reader } from "./kept/sources.ts";
import type { FileChanges, Workspace } from "./kept/workspace.ts";
import type { Linking } from "./linking.ts";
import type { CallContext } from "./names/callContexts.ts";
import type { Fuel } from "./names/evaluate.ts";
import { createNames } from "./names/knownNames.ts";
import type { Calling } from "./routes/perCall.ts";
import type { ExpandMount } from "./routes/expandMount.ts";
import { createRouting } from "./routes/knownRouting.ts";
import { createRouters } from "./routes/prefixes.ts";

/** What linking needs, for each who links: it makes him stale when it changes. */
export interface KnownLinkings {
  linkingFor(reader: Reader, home?: FileFacts, fuel?: Fuel): SeenLinking;
  /** A step for each file that is looked at. */
  update(changes: FileChanges): Generator<void, void>;
}

export interface SeenLinking extends Linking {
  readonly calling: Calling;
  /** The same, as the calls around a place of a file see it. */
  readonly seenFrom: (file: FileFacts, scope: Scope) => readonly Linking[];
}

/** What stacks add to linking, and who names URIs. */
export interface LinkingParts extends Pick<Linking, "expand" | "uriOf"> {
  readonly expandMount: ExpandMount;
}

export function createLinkings(
  workspace: Workspace,
  { expand, expandMount, uriOf }: LinkingParts,
): KnownLinkings {
  const names = createNames(workspace);
  const routing = createRouting(workspace.files, names.followFor, expandMount);
  const linkingFor: KnownLinkings["linkingFor"] = (reader, home, fuel) => {
    const { index, contexts, calling } = names.followFor(reader, home, fuel);
    const routersIn = createRouters(index, contexts, routing.routingFor(reader));
    const sharedFor: Linking["shared"] = (compute) => shared.read(compute, reader);
    const seenBy = (context: CallContext): Linking => {
      return { ...context, index, routers: routersIn(context), expand, uriOf, shared: sharedFor };
    };
    return {
      ...seenBy(contexts.general),
      calling,
      seenFrom: (file, scope) => contexts.of(file, scope).map(seenBy),
    };
  };
  const shared = createShared<Linking>((reader) => linkingFor(reader));
  return {
    linkingFor,
    *update(changes) {
      names.update(changes);
      yield;
      yield* routing.update(changes);
      shared.refresh();
    },
  };
}
