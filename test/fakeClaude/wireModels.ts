/** What the server says of a model, and by what it judges requests for it. */
export interface WireModel {
  readonly id: string;
  readonly [field: string]: unknown;
}

const supported = (yes = true): { readonly supported: boolean } => ({ supported: yes });

function wireModel(id: string, name: string, released: string, thinkingTypes: readonly string[]) {
  const types = ["adaptive", "between_tools", "disabled", "enabled"];
  return {
    type: "model",
    id,
    display_name: name,
    line: id.split("-")[1],
    lifecycle: "active",
    created_at: `${released}T00:00:00Z`,
    deprecated_at: null,
    retires_at: null,
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    capabilities: {
      batch: supported(),
      citations: supported(),
      code_execution: supported(),
      context_management: {
        supported: true,
        clear_thinking_20251015: null,
        clear_tool_uses_20250919: null,
        compact_20260112: null,
      },
      effort: {
        supported: true,
        low: supported(),
        medium: supported(),
        high: supported(),
        xhigh: supported(),
        max: supported(),
      },
      image_input: supported(),
      pdf_input: supported(),
      server_tools: { supported: true, code_execution: supported(), web_search: supported() },
      structured_outputs: supported(),
      thinking: {
        supported: true,
        types: Object.fromEntries(
          types.map((type) => [type, supported(thinkingTypes.includes(type))]),
        ),
      },
    },
  } satisfies WireModel;
}

/** The four models of November 2026, newest first, as the service lists them. */
export const wireModels: readonly WireModel[] = [
  wireModel("claude-fable-5-2", "Claude Fable 5.2", "2026-11-09", ["adaptive"]),
  wireModel("claude-haiku-5-5", "Claude Haiku 5.5", "2026-10-07", ["adaptive", "disabled"]),
  wireModel("claude-sonnet-5-5", "Claude Sonnet 5.5", "2026-09-28", ["adaptive", "between_tools"]),
  wireModel("claude-opus-5-5", "Claude Opus 5.5", "2026-09-22", ["adaptive"]),
];
