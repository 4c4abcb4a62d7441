import type { SeenReview } from "./hearWindows.ts";

/** Whether there are findings and each stands on the text that it quotes. */
export function standsOnItsLines({ findings }: SeenReview): boolean {
  return findings.length > 0 && findings.every(({ isOnItsLine }) => isOnItsLine);
}

/** How the review of a window went, as lines for the terminal. */
export function reviewLines(review: SeenReview, url: string | undefined): readonly string[] {
  const { ended, findings, error } = review;
  const files = [...new Set(findings.map(({ file }) => file))].join(", ");
  const where = files === "" ? "" : ` in ${files}`;
  const stray = findings.filter(({ isOnItsLine }) => !isOnItsLine).length;
  return [
    ...findings.map(
      ({ file, line, severity, category, title }) =>
        `  ${`${file}:${line}`.padEnd(38)} ${`${severity} · ${category}`.padEnd(26)} ${title}`,
    ),
    `Review ${ended}: ${findings.length} findings${where}.${url === undefined ? "" : ` Open ${url} to look.`}`,
    ...(error === undefined ? [] : [error.message]),
    ...(stray === 0 ? [] : [`${stray} of them do not stand on the text that they quote.`]),
  ];
}
