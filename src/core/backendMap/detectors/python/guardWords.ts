/** Decorators that say where or how, not whether: documentation, routes, exemptions. */
const noGuard =
  /^(?:(?:\w+\.)*(?:route|get|post|put|patch|delete|head|options|api_route|websocket|errorhandler|expect|response|arguments|doc|param|marshal\w*|produces|consumes|input|output|alt_response)|api_view|api_operation|require_(?:http_methods|GET|POST|safe)|(?:\w+\.)?expose|action|list_route|detail_route|extend_schema\w*|swagger_auto_schema|csrf_exempt|staticmethod|classmethod|property|cached_property|abstractmethod|override|wraps|overload|typing\.\w+|functools\.\w+|transaction\.atomic)$/;

/** Guards among decorators, in words: "jwt_required()" of `jwt_required(fresh=True)`. */
export function guardWords(decorators: readonly string[]): readonly string[] {
  return decorators.flatMap((text) => {
    const name = /^[\w.]+/.exec(text)?.[0] ?? text;
    if (name === "method_decorator") return innerOf(text);
    if (noGuard.test(name)) return [];
    return [text.length > name.length ? `${name}()` : name];
  });
}

/** `method_decorator(login_required, name="dispatch")` is its first argument. */
function innerOf(text: string): readonly string[] {
  const name = /\(\s*\[?\s*([\w.]+)/.exec(text)?.[1];
  return name === undefined || noGuard.test(name) ? [] : [name];
}
