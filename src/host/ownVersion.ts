import { extensions } from "vscode";
import { extensionId } from "../manifest.ts";

/** The version of this extension, as package.json says: "1.2.3". */
export function ownVersion(): string {
  const manifest: unknown = extensions.getExtension(extensionId)?.packageJSON;
  const isObject = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isObject && typeof manifest.version === "string" ? manifest.version : "0.0.0";
}
