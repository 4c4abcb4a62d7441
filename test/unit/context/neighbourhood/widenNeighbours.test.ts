import assert from "node:assert/strict";
import fc from "fast-check";
import {
  chooseNeighbours,
  type ChosenNeighbours,
} from "../../../../src/core/context/neighbourhood/chooseNeighbours.ts";
import type { Neighbour } from "../../../../src/core/context/neighbourhood/neighbour.ts";
import { widenNeighbours } from "../../../../src/core/context/neighbourhood/widenNeighbours.ts";
import { count, lines, neighbour, someNeighbours } from "./someNeighbours.ts";

const heading = 10;

function choose(neighbours: readonly Neighbour[], tokens: number): ChosenNeighbours {
  return chooseNeighbours(neighbours, () => lines, [], {
    tokens,
    count,
    countListed: count,
    heading,
  });
}

const widen = (chosen: ChosenNeighbours, room: number): ChosenNeighbours =>
  widenNeighbours(chosen, () => lines, room, { count, heading });

const textCost = ({ shown }: ChosenNeighbours): number =>
  shown.flatMap(({ cuts }) => cuts).reduce((sum, { text }) => sum + count(text) + heading, 0);

describe("widening what was chosen", () => {
  it("loses nothing, takes no more than the room, and shows no line twice that was shown once", () => {
    const law = fc.property(
      someNeighbours,
      fc.nat(4000),
      fc.nat(4000),
      (neighbours, tokens, room) => {
        const before = choose(neighbours, tokens);
        const after = widen(before, room);
        const all = ({ shown, listed }: ChosenNeighbours) =>
          new Set([...shown, ...listed].map((one) => one.neighbour));
        const [kept, had] = [all(after), all(before)];
        const shownTwice = ({ shown }: ChosenNeighbours): number => {
          const places = shown.flatMap(({ neighbour: { path }, cuts }) =>
            cuts.flatMap(({ start, end }) =>
              Array.from({ length: end - start }, (_, at) => `${path}:${start + at}`),
            ),
          );
          return places.length - new Set(places).size;
        };
        return (
          kept.size === had.size &&
          [...had].every((one) => kept.has(one)) &&
          textCost(after) <= textCost(before) + room &&
          shownTwice(after) <= shownTwice(before)
        );
      },
    );

    fc.assert(law);
  });

  it("shows what is likeliest whole before all else", () => {
    const called = { ...neighbour("a.ts", 0, 60, "callee"), score: 9 };
    const alike = neighbour("b.ts", 0, 60, "like");

    const { shown } = widen(choose([alike, called], 700), 300);

    const linesOf = (one: Neighbour): number =>
      shown.find((each) => each.neighbour === one)?.cuts[0]?.text.split("\n").length ?? 0;
    assert.equal(linesOf(called), 61);
    assert.ok(linesOf(alike) < 61);
  });

  it("shows the text of what was only listed", () => {
    const all = Array.from({ length: 8 }, (_, at) => neighbour("a.ts", at * 20, 15, "callee"));
    const before = choose(all, 600);
    assert.ok(before.listed.length > 0);

    const after = widen(before, 5000);

    assert.deepEqual([after.shown.length, after.listed.length], [all.length, 0]);
  });
});
