import type { EntryPoint } from "../../backendMap.ts";
import type { Definition, FileFacts } from "../../facts/facts.ts";
import type { Knowledge } from "../check.ts";

/** How code says that everybody may come in. */
const open =
  /anonymous|allow_?any|permit_?all|public|skip_?auth|no_?auth|is_?open|unauthenticated/i;
/** Names of a class that hold its guards. */
const ofAccess = /^(?:permission_classes|authentication_classes|permissions?|decorators)$/;

/** Whether a route's handler, or the class that it is or is in, says that it is open to everybody. */
export function saysOpen({ files, uriOf }: Knowledge): (route: EntryPoint) => boolean {
  let byUri: ReadonlyMap<string, FileFacts> | undefined;
  return ({ handler }) => {
    byUri ??= new Map([...files.values()].map((file) => [uriOf(file.path), file]));
    const file = handler && byUri.get(handler.uri);
    if (handler === undefined || file === undefined) return false;
    const { line, character } = handler.range.start;
    const at = file.definitions.findIndex(
      ({ range: { start } }) => start.line === line && start.character === character,
    );
    return at >= 0 && [at, file.definitions[at]?.scope ?? -1].some((one) => isOpen(file, one));
  };
}

function isOpen(file: FileFacts, index: number): boolean {
  const definition = file.definitions[index];
  if (definition === undefined) return false;
  return (
    hasOpenDecorator(definition) ||
    file.bindings.some((one) => {
      const isOwn = one.scope === index && ofAccess.test(one.name);
      return isOwn && open.test(JSON.stringify(one.value));
    })
  );
}

const hasOpenDecorator = ({ decorators = [] }: Definition): boolean =>
  decorators.some((one) => open.test(one));
