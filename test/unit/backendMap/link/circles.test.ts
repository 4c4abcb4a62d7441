import assert from "node:assert/strict";
import { buildBackendMap } from "../../../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";
import { readFacts } from "../../../../src/core/backendMap/reading/readFacts.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

/** Paths of the routes of these files. */
async function pathsOf(
  languageId: string,
  texts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const files = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(texts)) {
    files.set(path, await readFacts({ path, languageId, text }, packagedGrammars));
  }
  return buildBackendMap(files, (path) => path).entryPoints.map(({ path }) => path ?? "");
}

describe("Names that lead in a circle", () => {
  it("end where a variable hides the type of its value", async () => {
    const text = `package main
import "github.com/gin-gonic/gin"
type server struct { engine *gin.Engine }
func main() {
  server := server{engine: gin.New()}
  server.engine.GET("/a", show)
}
func show(c *gin.Context) {}`;

    assert.deepEqual(await pathsOf("go", { "main.go": text }), ["/a"]);
  });

  it("end where a record is spread into what it is spread into", async () => {
    const text = `import express from "express";
const app = express();
let paths = { a: "/a" };
paths = { ...paths, b: "/b" };
paths = { ...paths, c: "/c" };
app.get(paths.d, show);
app.get(paths.b, show);`;

    const found = await pathsOf("javascript", { "main.js": text });

    assert.ok(found.includes("/b"));
  });

  it("end where a chain of names goes through more files than can be followed", async () => {
    const steps = Array.from({ length: 60 }, (_, at) => `x${at + 1} = x${at}`).join("\n");
    const texts = Object.fromEntries(
      Array.from({ length: 150 }, (_, at) => [
        `f${at}.py`,
        `from f${at + 1} import path as x0\n${steps}\npath = x60\n`,
      ]),
    );
    const main =
      "from fastapi import FastAPI\nfrom f0 import path\napp = FastAPI()\n@app.get(path)\ndef show():\n    pass\n";

    const found = await pathsOf("python", { ...texts, "main.py": main });

    assert.equal(found.length, 1);
  });

  it("end where a function hands on to itself what a path is made of", async () => {
    const text = `package main
import "github.com/gin-gonic/gin"
func below(path string, depth int) string {
  if depth > 0 {
    return below("/a"+path, depth-1)
  }
  return trimmed(path)
}
func trimmed(path string) string { return path }
func main() { gin.New().GET(below("/x", 3), show) }
func show(c *gin.Context) {}`;

    assert.deepEqual(await pathsOf("go", { "main.go": text }), ["/x"]);
  });

  it("end where modules pass on all of each other", async () => {
    const texts = {
      "src/main.rs": `mod a; mod b; use a::*;
use axum::{routing::get, Router};
fn app() -> Router { Router::new().route("/a", get(missing)) }`,
      "src/a.rs": "pub use crate::b::*;",
      "src/b.rs": "pub use crate::a::*; pub use super::*;",
    };

    assert.deepEqual(await pathsOf("rust", texts), ["/a"]);
  });

  it("end where a name is the key of what it is taken from", async () => {
    const text = `import express from "express";
const app = express();
const next = { "/a": "/b", "/b": "/a" };
let path = next[path];
let named = next[named].path;
app.get("/c", show);
app.get(path, show);
app.get(named, show);
for (const one of Object.keys(next)) app.get(next[path], next[one], next[named].path);
for (const one of Object.keys(next)) app.get(one + named, next[named].path[one]);`;

    const found = await pathsOf("javascript", { "app.js": text });

    assert.ok(found.includes("/c"));
  });

  it("end where an import is hidden by a member of itself", async () => {
    const text = `import express from "express";
const app = express();
function nameOf(app) { const express = express.name; return express; }
app.get("/a", nameOf);`;

    assert.deepEqual(await pathsOf("javascript", { "app.js": text }), ["/a"]);
  });

  it("end where many cases each make a name anew from the one outside of them", async () => {
    const cases = Array.from(
      { length: 40 },
      (_, at) => `case "${at}":
      ctx := next(ctx, part("${at}"))
      data, err := decode(ctx, v)
      keep(data, err)`,
    );
    const text = `package main
func read(ctx context.Context, v any) { switch v { ${cases.join("\n")} } }`;

    assert.deepEqual(await pathsOf("go", { "main.go": text }), []);
  });

  it("end where a record is spread into itself", async () => {
    const text = `import express from "express";
const app = express();
let options = { verbose: true };
options = { ...options, handler: nobody };
app.get("/a", options.missing);`;

    assert.deepEqual(await pathsOf("javascript", { "app.js": text }), ["/a"]);
  });

  it("do not hide what a long chain of calls begins with", async () => {
    const routes = Array.from({ length: 80 }, (_, at) => `  .get("/${at}", show)`).join("\n");
    const text = `import Router from "@koa/router";
const all = new Router({ prefix: "/all" });
all
${routes};`;

    const found = await pathsOf("javascript", { "main.js": text });

    assert.equal(found.filter((path) => path.startsWith("/all/")).length, 80);
  });
});
