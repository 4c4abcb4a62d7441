import { importsOf } from "../../languages/go/imports.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Call } from "./routing.ts";
import { operandOf } from "./routing.ts";

/** Every framework whose routers have methods of the same names. */
const frameworks =
  /^github\.com\/(?:gin-gonic\/gin|labstack\/echo|gofiber\/fiber|julienschmidt\/httprouter|fasthttp\/router|buaazp\/fasthttprouter|zerodha\/fastglue|go-chi\/chi|gorilla\/mux)(?:\/v\d+)?$/;

/** Whether what is called belongs to one of these packages: `gin.New()`. */
export function fromImport(call: Call, modules: RegExp): boolean {
  const module = packageOf(call);
  return module !== undefined && modules.test(module);
}

/** The package whose function is called: that is no method of a router. */
export function packageOf(call: Call): string | undefined {
  const { operand, file, name } = call;
  if (operand.type !== "identifier") return undefined;
  const callee = file.valueOf(call.node);
  const value = callee.kind === "call" ? callee.callee : operandOf(call);
  return value.kind === "import" && value.name === name ? value.module : undefined;
}

/** How a file stands to a framework: it names it, another one, or leaves it to others to tell. */
export function standsTo(file: Reading, modules: RegExp): "own" | "other" | "open" {
  const paths = [...importsOf(file.root).values()];
  if (paths.some((path) => modules.test(path))) return "own";
  return paths.some((path) => frameworks.test(path)) ? "other" : "open";
}
