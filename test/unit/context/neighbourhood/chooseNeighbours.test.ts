import assert from "node:assert/strict";
import fc from "fast-check";
import { chooseNeighbours } from "../../../../src/core/context/neighbourhood/chooseNeighbours.ts";
import { count, lines, neighbour, someNeighbours } from "./someNeighbours.ts";

describe("choosing among neighbours", () => {
  it("never takes more than the budget, nor more than three of a file with their text", () => {
    const law = fc.property(someNeighbours, fc.nat(4000), (neighbours, tokens) => {
      const { shown, listed } = chooseNeighbours(neighbours, () => lines, ["line7"], {
        tokens,
        count,
        countListed: count,
        heading: 10,
      });
      const ofText = shown.flatMap(({ cuts }) => cuts.map(({ text }) => count(text) + 10));
      const ofList = listed.map(({ signature }) => count(signature));
      const perFile = Map.groupBy(shown, (one) => one.neighbour.path);
      return (
        [...ofText, ...ofList].reduce((sum, one) => sum + one, 0) <= tokens &&
        [...perFile.values()].every((ofFile) => ofFile.length <= 3)
      );
    });

    fc.assert(law);
  });

  it("shows a caller around its call when its beginning is far away", () => {
    const text = lines.map((line, at) => (at === 80 ? "  await pay(order);\n" : line));
    const caller = neighbour("a.ts", 0, 120, "caller");

    const { shown } = chooseNeighbours([caller], () => text, ["pay"], {
      tokens: 1000,
      count,
      countListed: count,
      heading: 10,
    });

    const cuts = shown[0]?.cuts.map((cut) => cut.text) ?? [];
    assert.equal(cuts.length, 2);
    assert.match(cuts[0] ?? "", /line0/);
    assert.match(cuts[1] ?? "", /await pay/);
  });

  it("lists what is only alike and one line long, and shows one that is called", () => {
    const some = [neighbour("a.ts", 3, 1, "like"), neighbour("b.ts", 5, 1, "callee")];
    const room = { tokens: 1000, count, countListed: count, heading: 10 };

    const { shown, listed } = chooseNeighbours(some, () => lines, [], room);

    assert.deepEqual(
      [shown, listed].map((part) => part.map((one) => one.neighbour.path)),
      [["b.ts"], ["a.ts"]],
    );
  });

  it("leaves out a namespace, which says nothing of its own", () => {
    const text = ["namespace Shop.Orders\n", ...lines];
    const all = [neighbour("a.cs", 0, 90, "like"), neighbour("a.cs", 20, 5, "like")];

    const { shown, listed } = chooseNeighbours(all, () => text, [], {
      tokens: 1000,
      count,
      countListed: count,
      heading: 10,
    });

    assert.deepEqual(
      [...shown, ...listed].map((one) => one.neighbour.start),
      [20],
    );
  });

  it("shows a type and what runs a query even where the room for text is taken", () => {
    const like = ["a.ts", "b.ts", "c.ts"].map((file) => neighbour(file, 10, 20, "like"));
    const some = [...like, neighbour("d.ts", 10, 5, "type"), neighbour("e.ts", 10, 5, "below")];
    const room = { tokens: 800, count, countListed: count, heading: 10 };

    const { shown } = chooseNeighbours(some, () => lines, [], room);

    const paths = shown.map((one) => one.neighbour.path);
    assert.ok(!paths.includes("c.ts"), paths.join(" "));
    assert.deepEqual(paths.slice(-2), ["d.ts", "e.ts"]);
  });

  it("leaves out files that may not be shown", () => {
    const chosen = chooseNeighbours([neighbour("a.ts", 0, 5, "callee")], () => undefined, [], {
      tokens: 1000,
      count,
      countListed: count,
      heading: 10,
    });

    assert.deepEqual([chosen.shown, chosen.listed], [[], []]);
  });
});
