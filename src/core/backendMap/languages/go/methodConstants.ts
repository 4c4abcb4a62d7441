import type { Value } from "../../facts/value.ts";

/** A method of HTTP, as the standard library and frameworks name it: `http.MethodGet`, `echo.GET`. */
export function methodConstant(module: string, name: string): Value | undefined {
  const text =
    constants.exec(name)?.[1] ?? (isEcho.test(module) ? upper.exec(name)?.[0] : undefined);
  return text === undefined ? undefined : { kind: "text", text: text.toUpperCase() };
}

const constants = /^Method(Get|Head|Post|Put|Patch|Delete|Connect|Options|Trace)$/;
const isEcho = /^github\.com\/labstack\/echo(?:\/v\d+)?$/;
const upper = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)$/;
