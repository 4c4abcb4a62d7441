import assert from "node:assert/strict";
import fc from "fast-check";
import type { Withheld } from "../../../src/core/ports.ts";
import type { Block, Part, Prompt } from "../../../src/core/prompt/prompt.ts";
import { sealRequest, sentTextKey } from "../../../src/core/prompt/sealRequest.ts";
import type { Gate } from "../../../src/core/prompt/whyWithheld.ts";
import { plantSecrets, sensitivePart, shapes } from "../context/plantedSecrets.ts";

const signal = new AbortController().signal;

const open: Gate = { withheld: () => Promise.resolve(undefined), allowed: new Set() };

function gateFor(rules: Readonly<Record<string, Withheld>>, allowed: readonly string[] = []): Gate {
  return { withheld: (uri) => Promise.resolve(rules[uri]), allowed: new Set(allowed) };
}

function partOf(text: string, more: Partial<Part> = {}): Part {
  const place = { uri: "file:///w/src/a.ts", path: "src/a.ts", startLine: 0 };
  return { ...place, text, languageId: "typescript", why: "attached", numbered: true, ...more };
}

function promptOf(content: readonly Block[], more: Partial<Prompt> = {}): Prompt {
  return {
    model: "claude-sonnet-5",
    maxOutputTokens: 1000,
    effort: "high",
    system: ["You review code."],
    turns: [{ role: "user", content }],
    ...more,
  };
}

const asPart = (part: Part): Block => ({ kind: "part", part });

async function sentUserText(prompt: Prompt): Promise<string> {
  const { request } = await sealRequest(prompt, open, signal);
  return request.turns.map((turn) => (turn.role === "user" ? turn.text : "")).join("\n");
}

describe("the door", () => {
  it("lets no planted secret out, whatever its kind and the slot it stands in", async () => {
    const secrets = plantSecrets(7);
    const slots: readonly ((text: string) => Prompt)[] = [
      (text) => promptOf([{ kind: "text", text }]),
      (text) => promptOf([], { system: ["You review code.", text] }),
      (text) => promptOf([asPart(partOf(text))]),
      (text) => promptOf([asPart(partOf(text, { numbered: false, startLine: 40 }))]),
      (text) => promptOf([asPart(partOf("1", { path: text }))]),
      (text) => promptOf([asPart(partOf("1", { why: text }))]),
      (text) => promptOf([asPart(partOf("1", { languageId: text }))]),
      (text) =>
        promptOf([{ kind: "text", text: "go on" }], {
          turns: [{ role: "assistant", content: [{ type: "text", text }] }],
        }),
      (text) =>
        promptOf([], {
          turns: [
            { role: "assistant", content: [{ type: "tool_use", input: { [text]: [text] } }] },
            { role: "assistant", content: [{ type: "thinking", thinking: text, signature: "s" }] },
          ],
        }),
      (text) => promptOf([], { schema: { type: "string", enum: [text] } }),
      (text) => promptOf([], { model: text }),
    ];
    const anySlot = fc.constantFrom(...slots);
    const anyShape = fc.constantFrom(...shapes);
    const noise = fc.string({ unit: "grapheme", maxLength: 30 });

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...secrets),
        anyShape,
        anySlot,
        noise,
        async (secret, shape, slot, text) => {
          fc.pre(shape.isNamed || secret.tellsByForm);
          const prompt = slot(`${text}\n${shape.write(secret.value)}`);

          const { request, record } = await sealRequest(prompt, open, signal);

          const secretPart = JSON.stringify(sensitivePart(secret.value)).slice(1, -1);
          assert.ok(!JSON.stringify(request).includes(secretPart), JSON.stringify(request));
          assert.ok(!JSON.stringify(record).includes(secretPart));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("drops files that a rule withholds and says which rule", async () => {
    const hidden = partOf("the hidden text", { uri: "file:///w/private.ts", path: "private.ts" });
    const gate = gateFor({ [hidden.uri]: { strength: "ignored", rule: ".aiexclude" } }, [
      hidden.uri,
    ]);

    const sealing = await sealRequest(
      promptOf([asPart(hidden), asPart(partOf("shown"))]),
      gate,
      signal,
    );

    assert.ok(!JSON.stringify(sealing.request).includes("the hidden text"));
    assert.ok(!JSON.stringify(sealing.request).includes("private.ts"));
    assert.deepEqual(sealing.record.leftOut, [
      { uri: hidden.uri, path: "private.ts", reason: "covered by .aiexclude", cause: "rule" },
    ]);
    assert.deepEqual([...sealing.texts.keys()], [sentTextKey("file:///w/src/a.ts", 0)]);
  });

  it("lets a git-ignored file out only when the user named it", async () => {
    const part = partOf("generated");
    const rules = { [part.uri]: { strength: "gitignored", rule: ".gitignore" } } as const;

    const gathered = await sealRequest(promptOf([asPart(part)]), gateFor(rules), signal);
    const named = await sealRequest(promptOf([asPart(part)]), gateFor(rules, [part.uri]), signal);

    assert.equal(gathered.record.parts.length, 0);
    assert.equal(named.record.parts.length, 1);
  });

  it("withholds a file whose rules cannot be checked", async () => {
    const gate: Gate = { withheld: () => Promise.reject(new Error("no")), allowed: new Set() };

    const { request, record } = await sealRequest(
      promptOf([asPart(partOf("x = 1"))]),
      gate,
      signal,
    );

    assert.ok(!JSON.stringify(request).includes("x = 1"));
    assert.equal(record.leftOut[0]?.cause, "trouble");
  });

  it("withholds a file that is too large to be checked for secrets", async () => {
    const part = partOf("a\n".repeat(300_000));

    const { request, record } = await sealRequest(promptOf([asPart(part)]), open, signal);

    assert.ok(JSON.stringify(request).length < 1000);
    assert.equal(record.leftOut[0]?.reason, "could not be checked for secrets");
  });

  it("stops when it is cancelled", async () => {
    const gone = AbortSignal.abort(new Error("cancelled"));

    await assert.rejects(sealRequest(promptOf([asPart(partOf("x"))]), open, gone), /cancelled/);
  });

  it("leaves what it let out once unchanged the second time", async () => {
    const secrets = plantSecrets(11);
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.string({ unit: "binary" }),
          fc
            .tuple(fc.constantFrom(...secrets), fc.constantFrom(...shapes))
            .map(([secret, shape]) => shape.write(secret.value)),
        ),
        { maxLength: 6 },
      )
      .map((pieces) => pieces.join("\n"));

    await fc.assert(
      fc.asyncProperty(text, text, async (words, code) => {
        const first = promptOf([asPart(partOf(code)), { kind: "text", text: words }]);

        const once = await sentUserText(first);
        const twice = await sentUserText(promptOf([{ kind: "text", text: once }]));

        assert.equal(twice, once);
      }),
      { numRuns: 500 },
    );
  });

  it("leads from every stretch of the sent text back to the file's own", async () => {
    const [secret] = plantSecrets(3);
    const original = `const a = 1;\r\nconst key = "${secret?.value ?? ""}";\r\nreturn a;\r\n`;
    const { texts } = await sealRequest(promptOf([asPart(partOf(original))]), open, signal);
    const sent = texts.get(sentTextKey("file:///w/src/a.ts", 0));
    assert.ok(sent !== undefined);
    const quote = /const key = .*;\nreturn a;/.exec(sent.sent);
    assert.ok(quote !== null);

    const { start, end } = sent.toOriginal(quote.index, quote.index + quote[0].length);

    assert.equal(sent.original.slice(start, end), original.slice(14, -2));
    assert.ok(!sent.sent.includes(secret?.value ?? ""));
  });

  it("gives equal values one placeholder and tells of each with its line", async () => {
    const value = plantSecrets(5)[0]?.value ?? "";
    const part = partOf(`a\nb = "${value}"\n`, { startLine: 10 });

    const { request, record } = await sealRequest(
      promptOf([{ kind: "text", text: `Is ${value} fine?` }, asPart(part)]),
      open,
      signal,
    );

    assert.equal(JSON.stringify(request).match(/\[\[secret:aws-key-id:1\]\]/g)?.length, 2);
    assert.deepEqual(record.parts[0]?.redactions, [{ kind: "aws-key-id", line: 11 }]);
    assert.deepEqual(record.redactions, [{ kind: "aws-key-id", line: 0 }]);
  });

  it("does not give a number of an earlier turn to another value", async () => {
    const value = plantSecrets(5)[0]?.value ?? "";
    const words = `before: [[secret:password:4]], now: ${value}`;

    const text = await sentUserText(promptOf([{ kind: "text", text: words }]));

    assert.equal(text, "before: [[secret:password:4]], now: [[secret:aws-key-id:5]]");
  });

  it("shows hidden characters, in paths too", async () => {
    const part = partOf("a\u202Eb\u200Bc", { path: "src/\u202Ea\n.ts" });

    const text = await sentUserText(promptOf([asPart(part)]));

    assert.match(text, /^### src\/⟨U\+202E⟩a \.ts /);
    assert.ok(text.includes("1|a⟨U+202E⟩b⟨U+200B⟩c"));
  });

  it("finds a key that a hidden character cuts in two", async () => {
    const value = plantSecrets(5)[0]?.value ?? "";
    const text = `${value.slice(0, 8)}\u200B${value.slice(8)}`;

    assert.equal(await sentUserText(promptOf([{ kind: "text", text }])), "[[secret:aws-key-id:1]]");
  });

  it("keeps Claude's signed thinking as it came", async () => {
    const content = [
      { type: "thinking", thinking: "hm", signature: `password="${"a1".repeat(20)}"` },
    ];
    const prompt = promptOf([], { turns: [{ role: "assistant", content }] });

    const { request } = await sealRequest(prompt, open, signal);

    assert.deepEqual(request.turns[0], { role: "assistant", content });
  });

  it("records the text exactly as it was sent", async () => {
    const { request, record } = await sealRequest(
      promptOf([asPart(partOf("x = 1;"))]),
      open,
      signal,
    );

    const [turn] = request.turns;
    assert.ok(turn?.role === "user" && record.text.includes(turn.text));
    assert.ok(record.text.includes(request.system[0] ?? ""));
    assert.ok(record.tokens > 10);
  });
});
