import assert from "node:assert/strict";
import { prepared } from "../../../../src/core/backendMap/languages/csharp/prepared.ts";

const cases = [
  {
    title: "takes a quote before the end of a verbatim text for a plain one",
    text: 'var a = $@"in ""{b}"""; var c = @$"{d}""";',
    as: 'var a = $@"in ""{b}\'\'"; var c = @$"{d}\'\'";',
  },
  {
    title: "leaves a raw text alone",
    text: 'var a = $"""{b}"""; var c = $@"{d}";',
    as: 'var a = $"""{b}"""; var c = $@"{d}";',
  },
  {
    title: "makes a class of a block of extensions",
    text: "extension<T>(T app) where T : IHost {",
    as: "class  _ <T>(T app) where T : IHost {",
  },
  {
    title: "leaves what is called like such a block alone",
    text: "extension(app);\nvar a = extension(b => { });",
    as: "extension(app);\nvar a = extension(b => { });",
  },
];

describe("A text of C# for its grammar", () => {
  for (const { title, text, as } of cases) {
    it(title, () => {
      assert.equal(prepared(text), as);
    });
  }
});
