import { lm } from "vscode";
import type { Disposable } from "vscode";
import { findingsToolName } from "../manifest.ts";
import type { FindingsToolPorts } from "./findingsTool.ts";

/** Offers the findings to other agents, to be read. What answers is loaded when one asks. */
export function registerFindingsTool(ports: FindingsToolPorts): Disposable {
  return lm.registerTool<unknown>(findingsToolName, {
    prepareInvocation: () => ({ invocationMessage: "Reading the architect's findings" }),
    invoke: async ({ input }, token) => {
      const { answerFindings } = await import("./findingsTool.ts");
      return answerFindings(input, ports, token);
    },
  });
}
