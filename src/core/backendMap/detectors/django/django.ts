import type { Stack } from "../../reading/stack.ts";
import { expandDjango } from "../djangoViews/djangoViews.ts";
import { readDjangoUrls } from "./djangoUrls.ts";
import { outsideTests } from "../python/outsideTests.ts";

/** Django and its REST framework: lists of URLs below each other, views that are classes. */
export const django: Stack = {
  name: "django",
  languages: ["python"],
  markers:
    /\burlpatterns\b|\binclude\s*\(|\.register\s*\(|\b(?:re_)?path\s*\(|\burl\s*\(|_urls\b|\.urls\b/,
  detect: outsideTests(readDjangoUrls),
  expand: expandDjango,
};
