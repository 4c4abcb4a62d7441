import type { Severity } from "./findings/finding.ts";
import { severities } from "./findings/finding.ts";
import type { Effort } from "./prompt/prompt.ts";

/** The settings of the contract, parsed. Each field is `backendArchitect.<field>` in package.json. */
export interface Settings {
  readonly baseUrl: string;
  readonly modelSource: "auto" | "anthropic" | "vscode";
  /** `persona`, a family name, or an exact model id. */
  readonly model: string;
  readonly effort: Effort;
  readonly reviewDepth: "quick" | "standard" | "deep";
  readonly persona: string;
  /** `auto` or a language tag or name. */
  readonly language: string;
  readonly minimumSeverity: Severity;
  readonly maxContextTokens: number;
  readonly confirmAboveUsd: number;
  readonly dailyLimitUsd: number;
  /** Globs, those of user and workspace together. */
  readonly exclude: readonly string[];
  readonly problems: boolean;
  readonly rememberFindings: boolean;
  /** Runs the local checks on the open files when one is saved. */
  readonly checkOnSave: boolean;
}

export const defaultSettings: Settings = {
  baseUrl: "https://api.anthropic.com",
  modelSource: "auto",
  model: "persona",
  effort: "high",
  reviewDepth: "standard",
  persona: "backend-architect",
  language: "auto",
  minimumSeverity: "low",
  maxContextTokens: 60_000,
  confirmAboveUsd: 0.5,
  dailyLimitUsd: 10,
  exclude: [],
  problems: false,
  rememberFindings: true,
  checkOnSave: false,
};

const choices = {
  modelSource: ["auto", "anthropic", "vscode"],
  effort: ["low", "medium", "high", "xhigh", "max"],
  reviewDepth: ["quick", "standard", "deep"],
  minimumSeverity: severities,
} as const;

/** Reads settings from anywhere: a value of the wrong shape counts as not set. */
export function parseSettings(raw: Readonly<Record<string, unknown>>): Settings {
  const text = (key: keyof Settings): string | undefined => {
    const value = raw[key];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const among = <K extends keyof typeof choices>(key: K): (typeof choices)[K][number] => {
    const found = (choices[key] as readonly string[]).find((choice) => choice === raw[key]);
    return (found ?? defaultSettings[key]) as (typeof choices)[K][number];
  };
  const atLeast = (
    least: number,
    key: "maxContextTokens" | "confirmAboveUsd" | "dailyLimitUsd",
  ) => {
    const value = raw[key];
    return typeof value === "number" && value >= least ? value : defaultSettings[key];
  };
  const globs = Array.isArray(raw["exclude"]) ? raw["exclude"] : [];

  return {
    baseUrl: text("baseUrl") ?? defaultSettings.baseUrl,
    modelSource: among("modelSource"),
    model: text("model") ?? defaultSettings.model,
    effort: among("effort"),
    reviewDepth: among("reviewDepth"),
    persona: text("persona") ?? defaultSettings.persona,
    language: text("language") ?? defaultSettings.language,
    minimumSeverity: among("minimumSeverity"),
    maxContextTokens: atLeast(1000, "maxContextTokens"),
    confirmAboveUsd: atLeast(0, "confirmAboveUsd"),
    dailyLimitUsd: atLeast(0, "dailyLimitUsd"),
    exclude: globs.filter((glob): glob is string => typeof glob === "string" && glob !== ""),
    problems: raw["problems"] === true,
    rememberFindings: raw["rememberFindings"] !== false,
    checkOnSave: raw["checkOnSave"] === true,
  };
}
