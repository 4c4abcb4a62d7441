// A tool of its own: what it does is not understood.
const { change } = require("../tools/change");

exports.forward = async function forward(run) {
  await change(run, "invoice_lines", (lines) => lines.withText("colour"));
  await change(run, "stickers", (stickers) => stickers.withText("shape"));
};
