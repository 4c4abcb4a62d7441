import type { ExportWorld } from "../../../../src/core/findings/export/exportFormat.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { sampleFinding } from "../sampleFinding.ts";

export const world: ExportWorld = {
  version: "1.2.3",
  pathOf: (uri) => decodeURIComponent(uri.replace("file:///shop/", "")),
  hasSeveralFolders: false,
};

const at = (line: number, character: number, endLine: number, end: number) => ({
  start: { line, character },
  end: { line: endLine, character: end },
});

/** One of every kind that an export tells apart. */
export const sampleFindings: readonly Finding[] = [
  {
    ...sampleFinding,
    id: "unchecked",
    uri: "file:///shop/src/orders/place%20order%20%231.ts",
    range: at(11, 2, 13, 3),
    quote: "for (const item of items) {\r\n  await take(item);\r\n}",
    match: "near",
    category: "consistency",
    severity: "critical",
    title: "Takes stock [outside](https://evil.example/x) the transaction",
    explanation:
      "`take` commits at once, see {0}.\n\n# Why @Transactional does not help\n\n- <img src=x onerror=alert(1)> ![x](https://evil.example/p.png)\n\n```ts\n# @app.route\n```",
    trigger: "POST /orders/{id} when the second item is sold out, see #12",
    evidence: [
      {
        uri: "file:///shop/migrations/001_init.sql",
        range: at(4, 0, 4, 20),
        quote: "create table stock (",
        note: "no check that it stays above zero",
      },
    ],
    fix: {
      title: "Use one transaction </summary><script>",
      edits: [
        {
          uri: "file:///shop/src/orders/place%20order%20%231.ts",
          range: at(12, 2, 12, 19),
          oldText: "await take(item);",
          newText: "await take(item, tx);",
        },
        {
          uri: "file:///shop/migrations/009_stock.sql",
          oldText: "",
          newText: "alter table stock add check (count >= 0);\n",
        },
      ],
    },
    state: "unchecked",
  },
  {
    ...sampleFinding,
    id: "open",
    category: "tenancy",
    severity: "medium",
    title: "Finds orders of every tenant",
    checked: "lowered",
    notSeenAgain: true,
    uri: "file:///shop/src/orders/list.ts",
  },
  {
    ...sampleFinding,
    id: "low",
    severity: "low",
    category: "testing",
    source: "local",
    trigger: "",
  },
  { ...sampleFinding, id: "dismissed", state: "dismissed", dismissReason: "accepted risk" },
  { ...sampleFinding, id: "refuted", state: "refuted", refuteReason: "The map is bounded" },
  { ...sampleFinding, id: "fixed", state: "fixed" },
  { ...sampleFinding, id: "lost", state: "lost" },
];
