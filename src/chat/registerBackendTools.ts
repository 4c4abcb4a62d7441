import { Disposable, lm } from "vscode";
import type { LanguageModelTool, PreparedToolInvocation } from "vscode";
import { checksToolName, mapToolName } from "../manifest.ts";
import type { BackendToolPorts } from "./backendTools.ts";

/** Offers the map and the local checks to other agents, to be read. What answers is loaded when one asks. */
export function registerBackendTools(ports: BackendToolPorts): Disposable {
  const tool = (
    doing: string,
    invoke: LanguageModelTool<unknown>["invoke"],
  ): LanguageModelTool<unknown> => ({
    prepareInvocation: () => ({ invocationMessage: doing, ...consent(ports) }),
    invoke,
  });
  return Disposable.from(
    lm.registerTool<unknown>(
      mapToolName,
      tool("Reading the map of this backend", async ({ input }, token) => {
        const { answerMap } = await import("./backendTools.ts");
        return answerMap(input, ports, token);
      }),
    ),
    lm.registerTool<unknown>(
      checksToolName,
      tool("Running the local checks", async ({ input }, token) => {
        const { answerChecks } = await import("./backendTools.ts");
        return answerChecks(input, ports, token);
      }),
    ),
  );
}

/** An agent's question is no gesture of the user's: before the first reading he is asked. */
function consent({ store }: BackendToolPorts): PreparedToolInvocation {
  if (store.state().kind !== "none") return {};
  return {
    confirmationMessages: {
      title: "Read this backend?",
      message:
        "The code of this workspace is read on this machine, to know its routes, tables and queries. The agent gets what it asks for of that, without ignored files and secrets. Nothing is changed.",
    },
  };
}
