import { field, readJson, textIn } from "../../languages/javascriptModules/readJson.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";

const factName = "strapi content type";

/** A content type of Strapi: what its core routes are called. */
export const strapiSchema: PlainReader = {
  name: "strapi schema",
  files: /(?:^|\/)content-types\/[^/]+\/schema\.json$/,
  read({ path, text }: SourceFile) {
    const json = readJson(text);
    const info = field(json, "info");
    const singular = textIn(info, "singularName") ?? path.split("/").at(-2) ?? "";
    const plural = textIn(info, "pluralName") ?? singular;
    const kind = textIn(json, "kind") ?? "collectionType";
    return { project: { kind: "other", name: factName, values: { singular, plural, kind } } };
  },
};

/** How a content type is named in paths. */
interface ContentType {
  readonly name: string;
  readonly isSingle: boolean;
}

/** By the names that code gives them: "api::article.article". */
export const contentTypes: Lookup<ContentType> = ({ path, project }: FileFacts) => {
  const [, api, type] = ofApi.exec(path) ?? [];
  if (project?.kind !== "other" || project.name !== factName || api === undefined) return [];
  const { singular = "", plural = "", kind } = project.values;
  const isSingle = kind === "singleType";
  return [[`api::${api}.${type ?? ""}`, { name: isSingle ? singular : plural, isSingle }]];
};

const ofApi = /(?:^|\/)api\/([^/]+)\/content-types\/([^/]+)\/schema\.json$/;
