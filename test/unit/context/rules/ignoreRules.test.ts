import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { excludeRules } from "../../../../src/core/context/rules/excludeRules.ts";
import { folderWithheldBy, withheldBy } from "../../../../src/core/context/rules/ignoreRules.ts";
import {
  readRules,
  type RuleFile,
  type Rules,
} from "../../../../src/core/context/rules/readRules.ts";
import { ruleFilesFor } from "../../../../src/core/context/rules/ruleFiles.ts";

function file(path: string, content: string | Uint8Array): RuleFile {
  return { path, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content };
}

function rules(files: Readonly<Record<string, string>>): readonly Rules[] {
  return Object.entries(files).map(([path, content]) => readRules(file(path, content)));
}

const strengthOf = (path: string, all: readonly Rules[]): string | undefined =>
  withheldBy(path.split("/"), all)?.strength;

describe("ignore rules", () => {
  const cases: readonly {
    title: string;
    files: Readonly<Record<string, string>>;
    ignored?: readonly string[];
    gitignored?: readonly string[];
    sent?: readonly string[];
  }[] = [
    {
      title: "send what no rule covers",
      files: {},
      sent: [
        "src/a.ts",
        "id_token.ts",
        ".env.example",
        "src/environment.ts",
        "keys/a.ts",
        "monkey",
      ],
    },
    {
      title: "never send what holds keys by its nature",
      files: {},
      ignored: [
        ".env",
        ".ENV.local",
        "apps/api/.env.production",
        "prod.env",
        "server.pem",
        "tls/Server.KEY",
        "a.p12",
        "id_rsa",
        "deploy/id_deploy",
        ".npmrc",
        "x/.netrc",
        ".git/config",
        "sub/.git/config",
        ".aws/credentials",
        ".config/gcloud/x",
        "a.tfstate",
        "a.tfstate.backup",
        "release.keystore",
        "vault.kdbx",
        ".env.",
        "a.pem::$DATA",
      ],
    },
    {
      title: "block a folder with an empty .aiexclude and all below it",
      files: { "src/private/.aiexclude": " \n" },
      ignored: ["src/private/a.ts", "src/private/b/c.ts"],
      sent: ["src/a.ts", "src/private"],
    },
    {
      title: "honour .aiexclude at every level and reopen nothing in it",
      files: { ".aiexclude": "*.sql\n!keep.sql\n", "src/.aiexclude": "/gen/\n" },
      ignored: ["a.sql", "keep.sql", "src/x.sql", "src/gen/a.ts"],
      sent: ["gen/a.ts", "src/x/gen/a.ts"],
    },
    {
      title: "block a whole folder with .noai",
      files: { ".noai": "" },
      ignored: ["a", "b/c.ts"],
    },
    {
      title: "combine AI ignore files so that none reopens what another blocks",
      files: { ".cursorignore": "a.ts", ".geminiignore": "!a.ts\n*.js\n!b.js" },
      ignored: ["a.ts", "c.js"],
      sent: ["b.js"],
    },
    {
      title: "read rules without regard to case, except to reopen",
      files: { ".aiignore": "Secrets/\n*.txt\n!README.txt" },
      ignored: ["secrets/a", "SECRETS/a", "a.TXT", "readme.txt"],
      sent: ["README.txt"],
    },
    {
      title: "see through differently composed accents",
      files: { ".aiignore": "caf\u00e9/\ncre\u0301me.ts" },
      ignored: ["cafe\u0301/a", "caf\u00e9/a", "cr\u00e9me.ts"],
    },
    {
      title: "take any line ends and a byte order mark",
      files: { ".aiignore": "\uFEFFa.ts\rb.ts\r\nc.ts\nd.ts" },
      ignored: ["a.ts", "b.ts", "c.ts", "d.ts"],
    },
    {
      title: "match a folder rule only on folders",
      files: { ".aiignore": "build/" },
      ignored: ["build/a", "x/build/a"],
      sent: ["build", "x/build"],
    },
    {
      title: "close the folder when a rule cannot be understood",
      files: { "src/.aiexclude": "a[b" },
      ignored: ["src/x"],
      sent: ["x"],
    },
    {
      title: "keep what git ignores from being gathered, the last match winning",
      files: {
        ".gitignore": "*.log\n!keep.log\ndist/\n!dist/a",
        "src/.gitignore": "!*.log\ngen",
        ".git/info/exclude": "keep.log\nlocal",
      },
      gitignored: ["a.log", "dist/a", "src/gen/x", "local/x", "KEEP2.LOG"],
      sent: ["keep.log", "src/a.log", "gen"],
    },
    {
      title: "say the stronger word where several rules speak",
      files: { ".gitignore": "a.ts", ".aiignore": "a.ts" },
      ignored: ["a.ts"],
    },
  ];
  for (const { title, files, ignored = [], gitignored = [], sent = [] } of cases) {
    it(title, () => {
      const all = rules(files);

      const expected = [
        ...ignored.map((path) => [path, "ignored"]),
        ...gitignored.map((path) => [path, "gitignored"]),
        ...sent.map((path) => [path, undefined]),
      ];
      assert.deepEqual(
        expected.map(([path]) => [path, strengthOf(path ?? "", all)]),
        expected,
      );
    });
  }

  const unreadable: readonly { title: string; bytes: RuleFile["bytes"] }[] = [
    { title: "cannot be read", bytes: "unreadable" },
    { title: "is too large", bytes: new Uint8Array(256 * 1024 + 1).fill(97) },
    { title: "has too many rules", bytes: new TextEncoder().encode("a\n".repeat(5001)) },
    { title: "is binary", bytes: Uint8Array.of(97, 0, 98) },
    { title: "is not UTF-8", bytes: Uint8Array.of(97, 0xff, 98) },
  ];
  for (const { title, bytes } of unreadable) {
    it(`withhold the whole folder when its rule file ${title}`, () => {
      for (const path of ["src/.aiexclude", "src/.gitignore"]) {
        const all = [readRules({ path, bytes })];

        assert.notEqual(strengthOf("src/a.ts", all), undefined);
        assert.notEqual(strengthOf("src/b/c.ts", all), undefined);
        assert.equal(strengthOf("a.ts", all), undefined);
      }
    });
  }

  it("withhold paths that could lead elsewhere", () => {
    for (const path of ["../a", "/a", "a//b", "./a", "a/..", "a\\b", ""]) {
      assert.equal(strengthOf(path, []), "ignored", path);
    }
  });

  it("name the rule with its line", () => {
    const all = rules({ ".gitignore": "# logs\n\n*.log\n", "src/.aiexclude": "x" });

    assert.deepEqual(withheldBy(["a.log"], all), {
      strength: "gitignored",
      rule: ".gitignore, line 3",
    });
    assert.equal(withheldBy(["src", "x"], all)?.rule, "src/.aiexclude, line 1");
  });

  it("ask for the rule files of every folder on the way", () => {
    const files = ruleFilesFor(["src", "a.ts"]);

    assert.deepEqual(
      files.filter((path) => /gitignore|aiexclude|noai|exclude$/.test(path)),
      [
        ".noai",
        ".git/info/exclude",
        ".gitignore",
        ".aiexclude",
        "src/.gitignore",
        "src/.aiexclude",
      ],
    );
  });

  it("read the globs of the exclude setting", () => {
    const all = [excludeRules(["**/*.{sql,csv}", "legacy", "./docs/private/**", "!x", "win\\dir"])];

    const withheld = (path: string): boolean => strengthOf(path, all) === "ignored";
    assert.deepEqual(
      ["a.sql", "x/y.CSV", "src/legacy/a.ts", "docs/private/a/b", "!x", "win/dir/a"].map(withheld),
      [true, true, true, true, true, true],
    );
    assert.deepEqual(["a.ts", "docs/a", "x", "sql"].map(withheld), [false, false, false, false]);
  });

  it("close everything when the exclude setting explodes", () => {
    assert.equal(strengthOf("a", [excludeRules(["{a,b}".repeat(20)])]), "ignored");
  });
});

describe("ignore rules and git", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ignore-rules-"));
    execFileSync("git", ["init", "-q"], { cwd: folder });
    execFileSync("git", ["config", "core.ignorecase", "false"], { cwd: folder });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("never send what git would ignore, in random trees", () => {
    const segment = fc.constantFrom("a", "b", "A", "ab", "a.log", "b.log", "a b", "é");
    const path = fc.array(segment, { minLength: 1, maxLength: 4 });
    const pattern = fc
      .tuple(
        fc.constantFrom("", "", "", "!"),
        fc.constantFrom("", "", "/", "**/"),
        fc.array(
          fc.constantFrom("a", "b", "*", "?", "a*", "*.log", "**", "[ab]", "[!a]", "é", "\\a"),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        fc.constantFrom("", "", "/", "/*", "/**", "  ", "\r"),
      )
      .map(([not, start, names, end]) => not + start + names.join("/") + end);
    const ruleFile = fc.array(pattern, { maxLength: 5 }).map((lines) => lines.join("\n"));
    const tree = fc.record({
      paths: fc.uniqueArray(path, {
        minLength: 20,
        maxLength: 20,
        selector: (one) => one.join("/"),
      }),
      root: ruleFile,
      nested: fc.tuple(fc.constantFrom("a", "b", "a/b", "ab"), ruleFile),
      exclude: ruleFile,
    });
    let withheldMore = 0;
    let decisions = 0;

    fc.assert(
      fc.property(tree, ({ paths: anyPaths, root, nested, exclude }) => {
        // Git looks at the disk, where the nested file's own folders are no files.
        const paths = anyPaths.filter((one) => !`${nested[0]}/`.startsWith(`${one.join("/")}/`));
        const files = {
          ".gitignore": root,
          [`${nested[0]}/.gitignore`]: nested[1],
          ".git/info/exclude": exclude,
        };
        rmSync(join(folder, "a"), { recursive: true, force: true });
        rmSync(join(folder, "b"), { recursive: true, force: true });
        rmSync(join(folder, "ab"), { recursive: true, force: true });
        for (const [name, content] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), content);
        }
        const ignoredByGit = gitIgnored(folder, paths);
        const all = rules(files);
        for (const one of paths) {
          const name = one.join("/");
          const isWithheld = withheldBy(one, all) !== undefined;
          if (ignoredByGit.has(name)) assert.ok(isWithheld, `git ignores ${name}`);
          else if (isWithheld) withheldMore += 1;
          decisions += 1;
        }
      }),
      { numRuns: 150 },
    );

    // What is withheld beyond git: other cases of letters, and folders reopened in a deeper file.
    assert.ok(withheldMore < decisions / 10, `${withheldMore} of ${decisions}`);
  });
});

function gitIgnored(folder: string, paths: readonly (readonly string[])[]): ReadonlySet<string> {
  const input = paths.map((path) => path.join("/")).join("\0");
  const args = ["-c", "core.quotePath=false", "check-ignore", "--no-index", "-z", "--stdin"];
  try {
    const output = execFileSync("git", args, { cwd: folder, input, encoding: "utf8" });
    return new Set(output.split("\0").filter((path) => path !== ""));
  } catch (error) {
    const isNone = error instanceof Error && "status" in error && error.status === 1;
    if (isNone) return new Set();
    throw error;
  }
}

describe("ignore rules about a folder", () => {
  const all = rules({
    ".gitignore": "dist/\nlogs/*\n!logs/keep.ts\n*.log\n",
    ".aiexclude": "private\n",
    "sub/.gitignore": "*\n",
  });
  const strength = (path: string): string | undefined =>
    folderWithheldBy(path.split("/"), all)?.strength;

  it("withhold all of it when they are about the folder itself", () => {
    assert.equal(strength("dist"), "gitignored");
    assert.equal(strength("a/dist"), "gitignored");
    assert.equal(strength("private"), "ignored");
    assert.equal(strength("a/private/b"), "ignored");
    assert.equal(strength(".git"), "ignored");
  });

  it("say nothing of it when some of its files may go", () => {
    for (const path of ["src", "logs", "sub"]) assert.equal(strength(path), undefined, path);
  });

  it("withhold each file of a folder that they withhold", () => {
    const name = fc.constantFrom("dist", "logs", "private", "sub", "a", "keep.ts", "x.log");
    const pattern = fc.constantFrom(
      ...["dist/", "logs/*", "!logs/keep.ts", "a", "/sub", "!a", "*.log", "**/private", "a/*"],
    );
    const git = fc.array(pattern, { maxLength: 4 });
    const ai = fc.array(pattern, { maxLength: 2 });
    const folders = fc.array(name, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(git, ai, folders, name, (gitRules, aiRules, folder, last) => {
        const some = rules({ ".gitignore": gitRules.join("\n"), ".aiignore": aiRules.join("\n") });
        const whole = folderWithheldBy(folder, some);
        const one = withheldBy([...folder, last], some);
        if (whole !== undefined) assert.notEqual(one, undefined);
        if (whole?.strength === "ignored") assert.equal(one?.strength, "ignored");
      }),
    );
  });
});
