import type { PlainReader } from "../../reading/stack.ts";

/** The name of a crate, as code calls it. */
export const cargoToml: PlainReader = {
  name: "cargo.toml",
  files: /(?:^|\/)Cargo\.toml$/,
  read({ text }) {
    const named = (section: string): string | undefined =>
      new RegExp(`^\\[${section}\\][^[]*?^name\\s*=\\s*"([^"]+)"`, "m").exec(text)?.[1];
    const name = named("lib") ?? named("package");
    if (name === undefined) return {};
    const values = { name: name.replaceAll("-", "_") };
    return { project: { kind: "other", name: "crate", values } };
  },
};
