import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";

/** The name of an application that is not named. */
export const anyApplication = "*";

/** Below which paths a web.xml puts the applications of JAX-RS, by the names of their classes. */
export const servletMappings: PlainReader = {
  name: "web.xml",
  files: /(?:^|\/)WEB-INF\/web\.xml$/,
  read,
};

const longestText = 200_000;
const containers =
  /(?:javax|jakarta)\.ws\.rs\.core\.Application|\.ServletContainer$|HttpServlet(?:30)?Dispatcher$/;

function read({ text }: SourceFile): SomeFacts {
  if (text.length > longestText) return {};
  const code = text.replace(/<!--[\s\S]*?-->/g, "");
  const servlets = elements("servlet", code);
  const mappings = elements("servlet-mapping", code);
  const values = mappings.flatMap((mapping) => {
    const [name = ""] = elements("servlet-name", mapping);
    const prefix = /^(\/.*?)?\/\*$/.exec(elements("url-pattern", mapping)[0] ?? "");
    const servlet = servlets.find((one) => elements("servlet-name", one)[0] === name) ?? "";
    const names = [
      name,
      ...elements("servlet-class", servlet),
      ...elements("param-value", servlet),
    ];
    const known = names.some((one) => containers.test(one)) ? [anyApplication] : [];
    return prefix === null
      ? []
      : [...names.map(simpleName), ...known].map((one) => [one, prefix[1] ?? ""] as const);
  });
  return { project: { kind: "other", name: "web.xml", values: Object.fromEntries(values) } };
}

const simpleName = (name: string): string => name.replace(/^.*\./, "");

/** What stands in the elements of this name. */
function elements(name: string, text: string): readonly string[] {
  const found = text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "g"));
  return [...found].map(([, inner = ""]) => inner.trim());
}
