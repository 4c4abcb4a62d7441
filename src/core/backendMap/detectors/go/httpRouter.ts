import type { Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import { detectVerbs, upperVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/julienschmidt\/httprouter$/;
const types = /^Router$/;

/** HttpRouter: `r.GET(path, handle)`, `r.Handle("GET", path, handle)`, `Handler`, `HandlerFunc`. */
export const httpRouter: Stack = {
  name: "httprouter",
  languages: ["go"],
  markers: /julienschmidt\/httprouter"|\.(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|HandlerFunc)\(/,
  detect: (file) =>
    detectVerbs(file, {
      stack: "httprouter",
      modules,
      makers: ["New"],
      isRoot: false,
      isHandlerFirst: false,
      isOrdered: false,
      any: "",
      isForOpen: false,
      byMethod: ["Handle", "Handler", "HandlerFunc"],
      syntax: "wholeColon",
      verb: upperVerb,
    }),
  expand: ownRoutes("httprouter", modules, types),
};
