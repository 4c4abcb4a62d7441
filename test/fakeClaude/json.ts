import { reject } from "./apiProblem.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object without fields beyond `allowed`, or a 400 that names the place. */
export function objectAt(path: string, value: unknown, allowed: readonly string[]): JsonObject {
  if (!isObject(value)) return reject(`${path}: Input should be a valid dictionary`);
  const extra = Object.keys(value).find((field) => !allowed.includes(field));
  if (extra !== undefined) reject(`${path}.${extra}: Extra inputs are not permitted`);
  return value;
}

export function stringAt(path: string, value: unknown): string {
  if (typeof value !== "string") return reject(`${path}: Input should be a valid string`);
  return value;
}

export function arrayAt(path: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return reject(`${path}: Input should be a valid list`);
  return value;
}

/** One of the allowed words, or a 400 that lists them. */
export function wordAt(path: string, value: unknown, words: readonly string[]): string {
  if (typeof value === "string" && words.includes(value)) return value;
  return reject(`${path}: Input should be ${words.map((word) => `'${word}'`).join(" or ")}`);
}
