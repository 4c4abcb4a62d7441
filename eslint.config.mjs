import js from "@eslint/js";
import tseslint from "typescript-eslint";

const noBarrels = [
  "error",
  { selector: "ExportDefaultDeclaration", message: "Export by name." },
  {
    selector: ":matches(ExportAllDeclaration, ExportNamedDeclaration[source])",
    message: "No barrels.",
  },
];

export default tseslint.config(
  {
    ignores: ["dist/**", "out/**", "test/workspaces/**", ".vscode-test/**", "*.mjs", "**/*.cjs"],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-shadow": "error",
      "@typescript-eslint/naming-convention": [
        "error",
        {
          selector: "typeLike",
          format: ["PascalCase"],
          custom: { regex: "(Manager|Service|Helper|Utils?|Impl)$|^I[A-Z]", match: false },
        },
      ],
      "no-restricted-syntax": noBarrels,
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-params": ["error", 4],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "no-warning-comments": "error",
      curly: ["error", "multi-line"],
    },
  },
  {
    files: ["test/**", "scripts/**"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "no-console": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
    },
  },
);
