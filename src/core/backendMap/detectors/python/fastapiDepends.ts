import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";

/** What a dependency's name says when it decides who may pass. */
export const speaksOfAccess =
  /user|auth|permission|role|admin|token|login|scope|api_?key|credential|account|tenant|member|owner|principal|session_required|require|verif|allowed|secur|jwt|csrf|rate_?limit/i;

/** Types that stand for a dependency by themselves: `CurrentUser`, an alias of `Annotated`. */
const guardType =
  /^(?:Current|Authenticated|Authorized|Verified|Optional(?:Current)?User)|^(?:\w*Dep)$/;

/** Guards among dependencies, as the code calls them: `[Depends(get_current_user)]`. */
export function guardsOf(node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return nodesOf(node, "call").flatMap((call) => {
    const { name } = calleeOf(call);
    const [given] = argumentsOf(call);
    if ((name !== "Depends" && name !== "Security") || given === undefined) return [];
    const words = given.type === "call" ? `${calleeOf(given).words}()` : given.text;
    return name === "Security" || speaksOfAccess.test(words) ? [words] : [];
  });
}

/** Guards that a function takes as parameters. */
export function parameterGuards(handler: SyntaxNode): readonly string[] {
  const list = fieldOf(handler, "parameters");
  if (list === undefined) return [];
  return childrenOf(list).flatMap((one) => {
    const found = guardsOf(one);
    const type = wordOf(one, "type");
    return found.length === 0 && guardType.test(type) && speaksOfAccess.test(type) ? [type] : found;
  });
}

const simple = new Set(
  "str int float bool bytes UUID uuid.UUID UUID4 Request Response date datetime dict list Any".split(
    " ",
  ),
);
const modelType = /^(?:\w+\.)*[A-Z]\w*$/;
/** Types that are handed in rather than sent. */
export const handedIn =
  /Session|Request|Response|BackgroundTasks|Dep$|WebSocket|Service|Client|Repository|^Current|Settings|Connection|UploadFile|Enum$/;

/** What validates the body: the type of the first parameter that is a model and no dependency. */
export function bodyOf(handler: SyntaxNode): string | undefined {
  const list = handler.type === "function_definition" ? fieldOf(handler, "parameters") : undefined;
  const sent = (list === undefined ? [] : childrenOf(list)).find((one) => {
    const type = bare(fieldOf(one, "type"));
    const preset = wordOf(one, "value");
    const isSent = preset === "" || /^(?:Body|None|\.\.\.)/.test(preset);
    return isSent && modelType.test(type) && !simple.has(type) && !handedIn.test(type);
  });
  return sent === undefined ? undefined : bare(fieldOf(sent, "type"));
}

function bare(type: SyntaxNode | undefined): string {
  const text = type?.text ?? "";
  if (/Depends|Query|Path\(|Header|Cookie/.test(text)) return "";
  return (/^(?:Annotated|Optional|list|List)\[\s*([\w.]+)/.exec(text)?.[1] ?? text).replace(
    /\s*\|\s*None$/,
    "",
  );
}

/** `201`, `status.HTTP_201_CREATED`, `HTTPStatus.CREATED` where the number is written. */
export function statusOf(node: SyntaxNode | undefined): number | undefined {
  const digits = /(?:^|HTTP_)(\d{3})(?:_|$)/.exec(node?.text ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}
