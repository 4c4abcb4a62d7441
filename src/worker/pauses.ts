/** So long messages wait, in milliseconds. */
const longestTurn = 20;

/** Gives messages their turn, when the last one was some time ago. */
export function createPauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestTurn) return;
    await new Promise((wake) => setImmediate(wake));
    last = performance.now();
  };
}
