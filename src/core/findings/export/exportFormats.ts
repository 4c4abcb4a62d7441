import type { ExportFormat } from "./exportFormat.ts";
import { markdownFormat } from "./markdown.ts";
import { sarifFormat } from "./sarif.ts";

/** In the order in which they are offered. */
export const exportFormats: readonly ExportFormat[] = [sarifFormat, markdownFormat];
