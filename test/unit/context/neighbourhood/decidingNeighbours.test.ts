import assert from "node:assert/strict";
import { createAnswerNeighbours } from "../../../../src/core/context/neighbourhood/answerNeighbours.ts";
import { readFileTerms } from "../../../../src/core/context/terms/fileTerms.ts";

describe("the neighbours that decide whether code is right", () => {
  it("are what makes the objects that its methods belong to, beside it", () => {
    const method = "func (s *Store) Save(id int) error {\n\treturn s.db.Exec(id)\n}\n";
    const maker = "func NewStore(path string) *Store {\n\treturn &Store{db: open(path)}\n}\n";
    const other = "func NewStore(size int) *Store {\n\treturn &Store{memory: size}\n}\n";
    const seeds = [{ path: "sql/save.go", names: ["Save"], text: method }];
    const shown = [{ path: "sql/save.go", start: 0, end: 3 }];
    const { near } = createAnswerNeighbours()({ seeds, shown, most: 20 }, [
      readFileTerms("sql/save.go", "go", method),
      readFileTerms("sql/open.go", "go", maker),
      readFileTerms("memory/open.go", "go", other),
    ]);

    const makers = near.filter(({ relation }) => relation === "maker");
    assert.deepEqual(
      makers.map(({ path, name }) => `${path} ${name}`),
      ["sql/open.go NewStore"],
    );
  });

  it("are of a class what it is constructed by", () => {
    const text = `export class Ledger {
  constructor(private readonly pool: Pool) {
    pool.max = 1;
    pool.end = undefined;
  }
  book(id: number) {
    return this.pool.query(id);
  }
}
`;
    const own = {
      path: "src/ledger.ts",
      names: ["book"],
      text: text.slice(text.indexOf("  book")),
    };
    const { near } = createAnswerNeighbours()(
      { seeds: [own], shown: [{ path: own.path, start: 5, end: 8 }], most: 20 },
      [readFileTerms(own.path, "typescript", text)],
    );

    const makers = near.filter(({ relation }) => relation === "maker");
    assert.deepEqual(
      makers.map(({ name }) => name),
      ["constructor"],
    );
  });

  it("are first of all what the changed lines call", () => {
    const rich = ["reserve", "charge", "ship"];
    const body = "  const order = shop.order;\n  return shop.pay(order, order.total);\n";
    const lines = rich.map((name) => `  ${name}(shop);\n`).join("");
    const text = `export function fulfil(shop) {\n${lines}  ping();\n${body}}\n`;
    const file = (name: string, of: string) => readFileTerms(`src/${name}.ts`, "typescript", of);
    const known = [
      file("fulfil", text),
      file("ping", "export function ping() {\n  return 1;\n}\n"),
      ...rich.map((name) => file(name, `export function ${name}(shop) {\n${body}}\n`)),
    ];
    const seed = { path: "src/fulfil.ts", names: ["fulfil"], text };
    const nearest = (changed?: string): string | undefined => {
      const seeds = [changed === undefined ? seed : { ...seed, changed }];
      const shown = [{ path: "src/fulfil.ts", start: 0, end: 9 }];
      return createAnswerNeighbours()({ seeds, shown, most: 20 }, known).near[0]?.name;
    };

    assert.notEqual(nearest(), "ping");
    assert.equal(nearest("  ping();\n"), "ping");
  });

  it("are no callee by the name of an argument", () => {
    const text = "def remove(order):\n    audit(user=order.owner)\n    customers = order.shop\n";
    const other = (name: string): string =>
      `def ${name}(order):\n    shop = order.shop\n    return shop\n`;
    const seed = { path: "app/remove.py", names: ["remove"], text };
    const { near } = createAnswerNeighbours()(
      { seeds: [seed], shown: [{ path: seed.path, start: 0, end: 3 }], most: 20 },
      [
        readFileTerms(seed.path, "python", text),
        ...["audit", "user", "customers"].map((name) =>
          readFileTerms(`app/${name}.py`, "python", other(name)),
        ),
      ],
    );

    const callees = near.filter(({ relation }) => relation === "callee");
    assert.deepEqual(
      callees.map(({ name }) => name),
      ["audit"],
    );
  });
});
