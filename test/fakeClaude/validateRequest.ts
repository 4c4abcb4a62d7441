import type { IncomingHttpHeaders } from "node:http";
import { ApiProblem, reject } from "./apiProblem.ts";
import { arrayAt, isObject, objectAt, stringAt, wordAt } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { validateThinking } from "./thinkingBinding.ts";
import { validateCacheControl } from "./validateCacheControl.ts";
import { validateMessages } from "./validateMessages.ts";
import { validateSchema } from "./validateSchema.ts";
import type { WireModel } from "./wireModels.ts";

const apiVersion = "2026-10-21";
const countFields =
  "model messages system tools tool_choice thinking output_config cache_control speed".split(" ");
const messageFields = [
  ...countFields,
  ..."max_tokens stream stop_sequences metadata service_tier inference_geo diagnostics container".split(
    " ",
  ),
];
const removed = ["temperature", "top_p", "top_k"];
const efforts = ["low", "medium", "high", "xhigh", "max"];

/** What of a request stands in its headers. Throws an `ApiProblem`. */
export function validateHeaders(
  headers: IncomingHttpHeaders,
  keys: readonly string[] | "any",
): void {
  if (headers["x-api-key"] !== undefined) reject("x-api-key: send the key as a bearer token only");
  const key = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (key === undefined || (keys !== "any" && !keys.includes(key))) {
    throw new ApiProblem(401, "authentication_error", "invalid bearer token");
  }
  if (headers["anthropic-version"] !== apiVersion) {
    reject(`anthropic-version: "${apiVersion}" is required`);
  }
  if (headers["anthropic-beta"] !== undefined) {
    reject(`Unexpected value(s) for the \`anthropic-beta\` header.`);
  }
}

/** Judges the body of `/v1/messages` as strictly as the service. Throws an `ApiProblem`. */
export function validateMessageBody(body: JsonObject, models: readonly WireModel[]): void {
  const model = validatePrompt(body, models, messageFields);
  const most = Number(model["max_tokens"] ?? Infinity);
  const wanted = body["max_tokens"];
  if (!Number.isInteger(wanted)) return reject("max_tokens: Field required");
  if (Number(wanted) < 1) reject("max_tokens: must be greater than or equal to 1");
  if (Number(wanted) > most) {
    reject(
      `max_tokens: ${String(wanted)} > ${most}, which is the maximum allowed number of output tokens for ${model.id}`,
    );
  }
  if (body["stream"] !== true) reject("stream: must be true");
}

/** Judges the body of `/v1/messages/count_tokens`. Throws an `ApiProblem`. */
export function validateCountBody(body: JsonObject, models: readonly WireModel[]): void {
  validatePrompt(body, models, countFields);
}

function validatePrompt(
  body: JsonObject,
  models: readonly WireModel[],
  fields: readonly string[],
): WireModel {
  const sampling = removed.find((field) => field in body);
  if (sampling !== undefined) reject(`${sampling}: no longer supported`);
  const extra = Object.keys(body).find((field) => !fields.includes(field));
  if (extra !== undefined) reject(`${extra}: Extra inputs are not permitted`);
  const id = stringAt("model", body["model"]);
  const model = models.find((one) => one.id === id);
  if (!model) throw new ApiProblem(404, "not_found_error", `model: ${id}`);
  validateSystem(body["system"]);
  validateMessages(body["messages"]);
  validateTools(body);
  const effort = validateOutput(body["output_config"]);
  validateThinkingParameter(body["thinking"], model, effort);
  validateCacheControl(body);
  validateThinking(body);
  return model;
}

function validateSystem(system: unknown): void {
  if (system === undefined || typeof system === "string") return;
  for (const [index, block] of arrayAt("system", system).entries()) {
    const text = objectAt(`system.${index}`, block, ["type", "text", "cache_control", "citations"]);
    wordAt(`system.${index}.type`, text["type"], ["text"]);
    if (stringAt(`system.${index}.text`, text["text"]) === "") {
      reject(`system.${index}: text content blocks must be non-empty`);
    }
  }
}

function validateOutput(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const config = objectAt("output_config", value, ["effort", "format"]);
  if (config["format"] !== undefined) {
    const format = objectAt("output_config.format", config["format"], ["type", "schema"]);
    wordAt("output_config.format.type", format["type"], ["json_schema"]);
    validateSchema("output_config.format.schema", format["schema"]);
  }
  if (config["effort"] === undefined) return undefined;
  return wordAt("output_config.effort", config["effort"], efforts);
}

function validateThinkingParameter(
  value: unknown,
  model: WireModel,
  effort: string | undefined,
): void {
  if (value === undefined) return;
  const thinking = objectAt("thinking", value, ["type", "display", "budget_tokens"]);
  const type = stringAt("thinking.type", thinking["type"]);
  if (!canThink(model, type)) reject(`thinking.type: '${type}' is not supported by ${model.id}`);
  if ("budget_tokens" in thinking) reject("thinking.budget_tokens: Extra inputs are not permitted");
  if (type !== "adaptive" && thinking["display"] !== undefined) {
    reject("thinking.display: Extra inputs are not permitted");
  }
  if (thinking["display"] !== undefined) {
    wordAt("thinking.display", thinking["display"], ["summarized", "omitted"]);
  }
  if (type !== "adaptive" && (effort === "xhigh" || effort === "max")) {
    reject(`thinking.type: '${type}' is not supported at effort '${effort}'`);
  }
}

function canThink(model: WireModel, type: string): boolean {
  const capabilities = model["capabilities"];
  const thinking = isObject(capabilities) ? capabilities["thinking"] : undefined;
  const types = isObject(thinking) && isObject(thinking["types"]) ? thinking["types"] : {};
  const one = types[type];
  return isObject(one) && one["supported"] === true;
}

function validateTools(body: JsonObject): void {
  if (body["tools"] !== undefined) {
    for (const [index, tool] of arrayAt("tools", body["tools"]).entries()) {
      validateTool(`tools.${index}`, tool);
    }
  }
  if (body["tool_choice"] === undefined) return;
  const choice = objectAt("tool_choice", body["tool_choice"], [
    "type",
    "name",
    "disable_parallel_tool_use",
  ]);
  if (choice["type"] !== "auto" && choice["type"] !== "none") {
    reject("tool_choice: forced tool use is not supported on this model");
  }
}

function validateTool(path: string, value: unknown): void {
  const fields = ["type", "name", "description", "strict", "input_schema", "cache_control"];
  const tool = objectAt(path, value, fields);
  if (!/^[a-zA-Z0-9_-]{1,128}$/.test(stringAt(`${path}.name`, tool["name"]))) {
    reject(`${path}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
  }
  if (tool["strict"] === true) validateSchema(`${path}.input_schema`, tool["input_schema"]);
}
