import type { Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import { detectVerbs, upperVerb } from "../goRouting/verbRouters.ts";

const modules =
  /^github\.com\/(?:fasthttp\/router|buaazp\/fasthttprouter|zerodha\/fastglue)(?:\/v\d+)?$/;
const types = /^(?:Router|Group|Fastglue)$/;

/** Routers of fasthttp: `r.GET("/orders/{id}", get)`, groups, `ANY`, `Handle`; fastglue has the same. */
export const fastHttp: Stack = {
  name: "fasthttp",
  languages: ["go"],
  markers: /fasthttp\/router"|fasthttprouter"|zerodha\/fastglue"/,
  detect: (file) =>
    detectVerbs(file, {
      stack: "fasthttp",
      modules,
      makers: ["New", "NewGlue"],
      isRoot: true,
      isHandlerFirst: false,
      isOrdered: true,
      any: "ANY",
      isForOpen: false,
      byMethod: ["Handle"],
      syntax: "braces",
      verb: upperVerb,
    }),
  expand: ownRoutes("fasthttp", modules, types),
};
