import assert from "node:assert/strict";
import {
  applyChoice,
  choiceOf,
  nothingChosen,
  partKey,
} from "../../../src/core/context/contextChoice.ts";
import type { Part } from "../../../src/core/prompt/prompt.ts";

function part(path: string): Part {
  const place = { uri: `file:///${path}`, path, startLine: 4, languageId: "typescript" };
  return { ...place, text: "code\n", why: `${path} is near`, numbered: true };
}
const [near, far, other] = [part("near.ts"), part("far.ts"), part("other.ts")];

function afterChoosing(...wanted: readonly Part[]) {
  const { offered } = applyChoice([near, far], [near, far, other], nothingChosen);
  const choice = choiceOf(offered, new Set(wanted.map(partKey)));
  return { choice, ...applyChoice([near, far], [near, far, other], choice) };
}

describe("what the user wants to go along", () => {
  it("goes as it was chosen for them until they choose", () => {
    const { parts, offered } = applyChoice([near, far], [near, far, other], nothingChosen);

    assert.deepEqual(parts, [near, far]);
    assert.deepEqual(
      offered.map(({ path, goes }) => [path, goes]),
      [
        ["near.ts", true],
        ["far.ts", true],
        ["other.ts", false],
      ],
    );
  });

  it("leaves out what they dropped, and takes what they pinned", () => {
    assert.deepEqual(afterChoosing(near).parts, [near]);
    assert.deepEqual(afterChoosing(near, far, other).parts, [other, near, far]);
    assert.deepEqual(afterChoosing().parts, []);
  });

  it("goes again when they take a drop or a pin back", () => {
    const { offered, choice } = afterChoosing(near, other);

    const back = choiceOf(offered, new Set([near, far].map(partKey)), choice);

    assert.deepEqual(back, nothingChosen);
  });

  it("is known again when its lines have moved", () => {
    const { choice } = afterChoosing(near);
    const moved = { ...far, startLine: 40 };

    assert.deepEqual(applyChoice([near, moved], [], choice).parts, [near]);
  });
});
