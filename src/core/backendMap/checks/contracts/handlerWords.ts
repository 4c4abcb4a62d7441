import type { EntryPoint } from "../../backendMap.ts";
import type { Definition, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Knowledge } from "../check.ts";

/** How code says that everybody may come in. */
const open =
  /anonymous|allow_?any|permit_?all|public|skip_?auth|no_?auth|is_?open|unauthenticated/i;
/** Names of a class that hold its guards. */
const ofAccess = /^(?:permission_classes|authentication_classes|permissions?|decorators)$/;

/** What a handler is given that knows who asks. */
const caller =
  /principal|current_?(?:user|account|member)|logged_?in|auth(?:enticat\w*|_?user|_?context)|claims|session_?user/i;

export interface HandlerWords {
  /** Whether the handler, or the class that it is or is in, says that it is open to everybody. */
  readonly saysOpen: (route: EntryPoint) => boolean;
  /**
   * Whether the class that the handler is in says that this very guard does not stand before it:
   * `skip_before_action :sign_in, only: :show`, `before_action :sign_in, except: [:show]`.
   */
  readonly skips: (route: EntryPoint, guard: string) => boolean;
  /** Whether the handler is given who asks: it may serve each their own. */
  readonly knowsCaller: (route: EntryPoint) => boolean;
}

/** What the handlers of routes say of who may come in. */
export function handlerWords(knowledge: Knowledge): HandlerWords {
  const handlerOf = handlers(knowledge);
  return {
    saysOpen: (route) => {
      const found = handlerOf(route);
      if (found === undefined) return false;
      const around = found.file.definitions[found.at]?.scope ?? -1;
      return [found.at, around].some((one) => isOpen(found.file, one));
    },
    skips: (route, guard) => {
      const found = handlerOf(route);
      return found !== undefined && skipsGuard(found, guard);
    },
    knowsCaller: (route) => {
      const found = handlerOf(route);
      const given = found?.file.definitions[found.at]?.parameters ?? [];
      return given.some(({ name, type }) => caller.test(`${name} ${type ? wordsOf(type) : ""}`));
    },
  };
}

const filter = /^(?:prepend_|append_)?(?:before|around)_action$/;

function skipsGuard({ file, at }: Handler, guard: string): boolean {
  const action = file.definitions[at]?.name ?? "";
  return file.calls.some(({ callee, args, named = {} }) => {
    if (callee.kind !== "member") return false;
    const isNamed = args.some((one) => one.kind === "text" && one.text === guard);
    if (!isNamed) return false;
    if (/^skip_\w*action$/.test(callee.name)) return true;
    const { except } = named;
    return filter.test(callee.name) && except !== undefined && names(except, action);
  });
}

const names = (list: Value, action: string): boolean =>
  new RegExp(`(?<!\\w)${action.replaceAll(/\W/g, "")}(?![\\w?!])`).test(wordsOf(list));

interface Handler {
  readonly file: FileFacts;
  /** Its index among the definitions. */
  readonly at: number;
}

function handlers({ files, uriOf }: Knowledge): (route: EntryPoint) => Handler | undefined {
  let byUri: ReadonlyMap<string, FileFacts> | undefined;
  return ({ handler }) => {
    byUri ??= new Map([...files.values()].map((file) => [uriOf(file.path), file]));
    const file = handler && byUri.get(handler.uri);
    if (handler === undefined || file === undefined) return undefined;
    const { line, character } = handler.range.start;
    const at = file.definitions.findIndex(
      ({ range: { start } }) => start.line === line && start.character === character,
    );
    return at < 0 ? undefined : { file, at };
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
