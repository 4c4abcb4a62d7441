import type { Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import { detectVerbs, upperVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/gin-gonic\/gin$/;
const types = /^(?:Engine|RouterGroup|IRouter|IRoutes)$/;

/** Gin: `r.GET(path, …middleware, handler)`, groups, `Handle`, `Any`, `Match`. */
export const gin: Stack = {
  name: "gin",
  languages: ["go"],
  markers: /gin-gonic\/gin"|\.(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Group|StaticFile)\(/,
  detect: (file) =>
    detectVerbs(file, {
      stack: "gin",
      modules,
      makers: ["New", "Default"],
      isRoot: true,
      isHandlerFirst: false,
      isOrdered: true,
      any: "Any",
      isForOpen: true,
      byMethod: ["Handle"],
      file: "StaticFile",
      syntax: "wholeColon",
      verb: upperVerb,
    }),
  expand: ownRoutes("gin", modules, types),
};
