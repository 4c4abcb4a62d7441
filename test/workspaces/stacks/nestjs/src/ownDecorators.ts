import { applyDecorators, Controller, Delete, Get, RequestMapping, RequestMethod, UseGuards } from "@nestjs/common";
import { ApiOperation } from "@nestjs/swagger";
import { KeyGuard } from "./key.guard";
import { isDev, shelves } from "./shelves";

const root = isDev ? "" : `warehouse/${shelves}`;

/** Several forms in several branches. */
export const StoredController = (...rest: [(string | string[])?]) => {
  const [given] = rest;
  if (!given) return Controller(root);
  const placed = (path: string) => `${root}/${path.replace(/^\/*/, "")}`;
  if (typeof given === "string") return Controller(placed(given));
  return Controller(given.map((one) => placed(one)));
};

interface Options {
  readonly path: string;
  readonly summary: string;
}

export function GuardedGet({ path, summary }: Options) {
  return applyDecorators(Get(`guarded/${path}`), UseGuards(KeyGuard), ApiOperation({ summary }));
}

export const Removal = (path = ":id") => applyDecorators(Delete(path), UseGuards(KeyGuard));

/** Which method it is only the caller knows, where it stands only a setting. */
export const Any = (method: RequestMethod) => RequestMapping({ method, path: process.env.ANY_PATH });

export const Noted = (words: string) => ApiOperation({ summary: words });
