import type { Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import { detectVerbs, upperVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/labstack\/echo(?:\/v\d+)?$/;
const types = /^(?:Echo|Group|Router)$/;

/** Echo: `e.GET(path, handler, …middleware)`, groups, `Add`, `Any`, `Match`. */
export const echo: Stack = {
  name: "echo",
  languages: ["go"],
  markers: /labstack\/echo|\.(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Any|Add|Group|File)\(/,
  detect: (file) =>
    detectVerbs(file, {
      stack: "echo",
      modules,
      makers: ["New", "NewWithConfig"],
      isRoot: true,
      isHandlerFirst: true,
      isOrdered: false,
      any: "Any",
      isForOpen: false,
      byMethod: ["Add"],
      file: "File",
      syntax: "wholeColon",
      verb: upperVerb,
      joinsPlainly: true,
    }),
  expand: ownRoutes("echo", modules, types),
};
