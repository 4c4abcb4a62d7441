import assert from "node:assert/strict";
import fc from "fast-check";
import { maxScannedLength, redact, UnscannableError } from "../../../src/core/context/redact.ts";
import { toOriginal } from "../../../src/core/context/spans.ts";
import { plantSecrets, sensitivePart, shapes } from "./plantedSecrets.ts";
import { processorTime } from "../../support/processorTime.ts";

const breaks = (text: string): readonly string[] => text.match(/\r\n|[\n\r\u2028\u2029]/g) ?? [];
const secrets = plantSecrets(1);

/** Source-like text with secrets of all kinds in it, and pieces that try to confuse. */
const anyText = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...secrets), fc.constantFrom(...shapes))
        .map(([secret, shape]) => shape.write(secret.value)),
      fc.constantFrom(...secrets).map(({ value }) => value),
      fc.constantFrom(
        "[[secret:password:1]]",
        "[[secret:",
        "password",
        "=",
        ": ",
        '"',
        "'",
        "`",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "-----BEGIN PRIVATE ",
        "KEY-----",
        "-----END PRIVATE ",
        "token",
        "://a:",
        "@b",
        "${",
        "}",
        "abc123def456",
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

describe("redaction", () => {
  it("finds every kind of secret that has a telling form or a telling name", () => {
    const planted = [...plantSecrets(2), ...plantSecrets(3)];
    const told = planted.flatMap((secret) =>
      shapes
        .filter(({ isNamed }) => isNamed || secret.tellsByForm)
        .map((shape) => ({ secret, shape })),
    );

    const missed = told.filter(({ secret, shape }) =>
      redact(shape.write(secret.value)).text.includes(sensitivePart(secret.value)),
    );

    assert.ok(told.length > 500);
    assert.deepEqual(missed, []);
  });

  const secretLines = [
    "password: correcthorse\n",
    "export DB_PASSWORD=ab;cd&ef,gh\n",
    "DB_PASS=hunter2x\n",
    "ENV DB_PASSWORD hunter2xyz\n",
    "  - DB_PASSWORD=hunter2xyz\n",
    "<password>hunter2xyz</password>",
    '<add key="Password" value="hunter2xyz" />',
    'variable "db_password" {\n  type = string\n  default = "hunter2xyz"\n}',
    "environment: { JWT_SECRET: hunter2xyz }",
    "Server=db;User Id=sa;Password=hunter2xyz;",
    'const password: string = "hunter2xyz";',
    "password := `hunter2xyz`",
    "'password' => 'hunter2xyz',",
    'os.environ.get("DB_PASSWORD", "hunter2xyz")',
    "process.env.SECRET || 'hunter2xyz'",
    "curl -u admin:hunter2xyz https://a.b",
    "mysql -u root -phunter2xyz shop",
    "CREATE ROLE app LOGIN PASSWORD 'hunter2xyz';",
    "Authorization: Basic YWRtaW46aHVudGVyMnh5eg==",
    "password: |\n  hunter2xyz\n",
    '{"body": "{\\"password\\": \\"hunter2xyz\\"}"}',
    "jdbc:postgresql://db/shop?user=a&password=hunter2xyz",
    'if (password === "hunter2xyz") {',
  ];
  for (const line of secretLines) {
    it(`hides the value of ${JSON.stringify(line)}`, () => {
      const { text } = redact(line);

      assert.match(text, /\[\[secret:/);
      assert.doesNotMatch(text, /hunter2|correcthorse|aHVudGVy|cd&|gh/);
    });
  }

  const harmless = [
    "password: string;",
    "const token = await getToken();",
    "password = process.env.DB_PASSWORD;",
    "password: ${DB_PASSWORD}",
    'password: "changeme"',
    'password = "<your password>"',
    "token: Token,",
    "api_key = os.environ['API_KEY']",
    "this.password = hashPassword(password);",
    'message: "Password is required"',
    '{ "type": "password", "name": "password" }',
    "max_tokens = 100000",
    'const tokenType = "Bearer";',
    'autocomplete="new-password"',
    "secretName: shop-database",
    "https://example.com:8080/path@v2",
    "postgres://${USER}:${PASSWORD}@db/shop",
    'passwordLabel: "Enter your password"',
    'token === "identifier"',
    '-----BEGIN PRIVATE " + "KEY-----',
  ];
  for (const line of harmless) {
    it(`leaves ${JSON.stringify(line)} alone`, () => {
      assert.equal(redact(line).text, line);
    });
  }

  it("hides a private key that was cut off at either end", () => {
    const body = Array.from(
      { length: 6 },
      (_, index) => String(index).repeat(4) + "aB3/".repeat(15),
    );
    const marker = (word: string): string => ["-----", word, " RSA PRIV", "ATE KEY-----"].join("");
    const cuts = [
      [marker("BEGIN"), ...body],
      [...body, marker("END")],
      body,
      [marker("BEGIN"), ...body, marker("END")],
    ];
    for (const lines of cuts) {
      const { text } = redact(`x\n${lines.join("\n")}\ny`);

      assert.doesNotMatch(text, /aB3/);
      assert.equal(breaks(text).length, lines.length + 1);
    }
  });

  it("keeps every line break, in number and order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.deepEqual(breaks(redact(text).text), breaks(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = redact(text).text;

        assert.equal(redact(once).text, once);
      }),
      { numRuns: 1000 },
    );
  });

  it("maps what it left alone back to the very same text", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, a, b) => {
        const { text, spans } = redact(original);
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted(
          (x, y) => x - y,
        );

        const back = toOriginal(spans, start, end);

        const isUntouched = spans.every((span) => span.sentEnd <= start || span.sentStart >= end);
        const stretch = original.slice(back.start, back.end);
        if (isUntouched) assert.equal(stretch, text.slice(start, end));
        for (const span of spans) {
          if (span.sentStart < end && span.sentEnd > start) {
            assert.ok(back.start <= span.start && back.end >= span.end);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses what is too large to be scanned", () => {
    assert.throws(() => redact("a".repeat(maxScannedLength + 1)), UnscannableError);
  });

  it("takes no text long", () => {
    const size = 256 * 1024;
    const hostile = [
      "eyJ",
      "eyJaaaaaaaaaa.",
      'password="',
      "password:",
      "password ",
      "pwd='pwd=\"pwd=`",
      "password<",
      "://a:",
      "curl ",
      "login x password ",
      "SG.",
      "sk-",
      "${",
      'password="${',
      'password" {',
      "-",
      " ",
      "\n",
      "\\",
      "[[secret:a:1]]",
      "token,",
      `${"A".repeat(64)}\n`,
      "-----BEGIN PRIVATE KEY-----\n",
      "\u200B",
      "M",
      "a1B2",
    ];
    for (const piece of hostile) {
      const took = processorTime(() => {
        try {
          redact(piece.repeat(size / piece.length));
        } catch (error) {
          assert.ok(error instanceof UnscannableError);
        }
      });
      assert.ok(took < 3000, `${JSON.stringify(piece)} takes ${took} ms`);
    }
  }).timeout(60_000);
});
