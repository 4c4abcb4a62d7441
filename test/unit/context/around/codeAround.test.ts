import assert from "node:assert/strict";
import fc from "fast-check";
import { codeAround } from "../../../../src/core/context/around/codeAround.ts";
import { definitionOf, namesIn } from "../../../../src/core/context/around/namedCode.ts";
import type { Part } from "../../../../src/core/prompt/prompt.ts";

function part(path: string, text: string, startLine = 0): Part {
  const uri = `file:///shop/${path}`;
  return { uri, path, text, startLine, languageId: "typescript", why: "read", numbered: true };
}

const routes = part(
  "routes.ts",
  [
    "import { listOrders } from './orders';",
    "",
    "const page = { maximum: 100 };",
    "",
    "app.get('/orders', { schema: page }, async (request) => {",
    "  return listOrders(request.query.limit);",
    "});",
    "",
    "app.get('/health', () => 'ok');",
    "",
  ].join("\n"),
);
const orders = part(
  "orders.ts",
  [
    "export async function listOrders(limit: number) {",
    "  return db.query('select id from orders limit $1', [limit]);",
    "}",
    "",
    "export async function countOrders() {",
    "  return db.query('select count(*) from orders');",
    "}",
    "",
  ].join("\n"),
);
const schema = part(
  "001.sql",
  "CREATE TABLE customers (id int);\n\nCREATE TABLE orders (\n  id int PRIMARY KEY,\n  total int\n);\n",
);

const shown = (parts: readonly Part[]) =>
  parts.map(({ path, text }) => `${path}: ${text}`).join("");

describe("codeAround", () => {
  it("shows the function around a place, and what it names in other files", () => {
    const place = { uri: routes.uri, start: 5, end: 5 };
    const text = shown(codeAround([place], [routes, orders, schema]));

    assert.match(text, /app\.get\('\/orders'/);
    assert.match(text, /const page = \{ maximum: 100 \}/);
    assert.match(text, /function listOrders/);
    assert.doesNotMatch(text, /countOrders|health|customers/);
  });

  it("shows the tables that a query names", () => {
    const place = { uri: orders.uri, start: 1, end: 1 };
    const parts = codeAround([place], [routes, orders, schema]);

    assert.equal(
      parts.find(({ path }) => path === "001.sql")?.text,
      "CREATE TABLE orders (\n  id int PRIMARY KEY,\n  total int\n);\n",
    );
  });

  it("keeps the line numbers of the file, of a stretch too", () => {
    const stretch = part("orders.ts", orders.text, 40);
    const [only] = codeAround([{ uri: stretch.uri, start: 45, end: 45 }], [stretch]);

    assert.equal(only?.startLine, 44);
    assert.match(only.text, /^export async function countOrders/);
  });

  it("shows nothing of a file that is not there", () => {
    assert.deepEqual(codeAround([{ uri: "file:///gone.ts", start: 0, end: 0 }], [routes]), []);
  });

  it("always holds the places themselves, and is text of the files", () => {
    const line = fc.constantFrom(
      "",
      "  a();",
      "function a() {",
      "}",
      "    b = 1",
      "# c",
      "class D:",
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 200 }), fc.nat(), (lines, at) => {
        const file = part("x.ts", lines.join("\n"));
        const count = file.text.split("\n").length;
        const start = at % count;
        const parts = codeAround([{ uri: file.uri, start, end: start }], [file]);
        const all = file.text.split("\n");
        for (const { text, startLine } of parts) {
          const own = text.replace(/\n$/, "").split("\n");
          assert.deepEqual(own, all.slice(startLine, startLine + own.length));
        }
        const isShown = parts.some(
          (one) => one.startLine <= start && start < one.startLine + one.text.split("\n").length,
        );
        assert.ok(isShown || file.text === "" || all.slice(start).every((one) => one === ""));
      }),
    );
  });
});

describe("definitionOf", () => {
  const found = (name: string, text: string) => definitionOf({ name, as: "function" }, text)?.start;

  it("knows how functions begin in several languages", () => {
    const beginnings = [
      "export async function pay(id) {",
      "def pay(self, id):",
      "    async def pay(id):",
      "func (s *Service) pay(id int) error {",
      "pub async fn pay(id: u64) -> Result<()> {",
      "const pay = async (id) => {",
      "  public static Order pay(long id) {",
      "fun pay(id: Long): Order {",
    ];
    for (const beginning of beginnings) {
      assert.equal(found("pay", `x = 1\n\n${beginning}\n      body\n`), 2, beginning);
    }
  });

  it("takes no call for a definition", () => {
    for (const call of ["  await pay(id);", "if (pay(id)) {", "return pay(id)", "pay(id);"]) {
      assert.equal(found("pay", `${call}\n`), undefined, call);
    }
  });

  it("names what is called first, then tables, then values", () => {
    assert.deepEqual(
      namesIn("load(limit, `select 1 from orders`)").map(({ name, as }) => `${as} ${name}`),
      [
        "function load",
        "table orders",
        "value limit",
        "value select",
        "value from",
        "value orders",
      ],
    );
  });
});
