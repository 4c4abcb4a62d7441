import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { checks } from "../../../../src/core/backendMap/checks/checks.ts";
import { runChecksOn } from "../../../support/runChecksOn.ts";

const root = path.resolve(import.meta.dirname, "../../../workspaces/checks");

/** What the checks say of a fixture, all of them: what is not here must stay silent. */
interface Expected {
  readonly alarms: readonly string[];
}

describe("The checks", () => {
  for (const folder of fs.readdirSync(root).toSorted()) {
    it(`say of ${folder} what is wrong with it, and nothing else`, async () => {
      const text = fs.readFileSync(path.join(root, folder, "expected.json"), "utf8");
      const expected = JSON.parse(text) as Expected;

      const alarms = await runChecksOn(path.join(root, folder));

      assert.deepEqual(alarms.toSorted(), expected.alarms.toSorted());
    });
  }

  it("are each tested by an alarm", () => {
    const expected = fs.globSync("*/expected.json", { cwd: root }).flatMap((file) => {
      const { alarms } = JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as Expected;
      return alarms.map((alarm) => alarm.replace("? ", "").split(" ")[0]);
    });

    const untested = checks.map(({ id }) => id).filter((id) => !expected.includes(id));

    assert.deepEqual(untested, []);
  });
});
