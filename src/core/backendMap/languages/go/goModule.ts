import type { PlainReader } from "../../reading/stack.ts";

/** The name of a Go module: packages are imported by it. */
export const goModule: PlainReader = {
  name: "go.mod",
  files: /(?:^|\/)go\.mod$/,
  read({ text }) {
    const name = /^module[ \t]+"?([^\s"]+)"?/m.exec(text)?.[1];
    return name === undefined ? {} : { project: { kind: "goModule", name } };
  },
};
