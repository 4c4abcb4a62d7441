/** Folders of what nobody wrote, by their name at any depth, and what they are. */
const folders: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:node_modules|bower_components|vendor|third_party|\.yarn|\.venv|venv|site-packages|pods)$/i,
    "is somebody else's code",
  ],
  [
    /^(?:dist|build|out|output|target|obj|\.next|\.nuxt|\.output|\.svelte-kit|\.turbo|\.gradle|\.terraform|\.serverless|cdk\.out|\.aws-sam)$/i,
    "is build output",
  ],
  [
    /^(?:coverage|\.nyc_output|__pycache__|\.tox|\.mypy_cache|\.pytest_cache|\.ruff_cache|\.cache|\.parcel-cache)$/i,
    "is a cache or a report",
  ],
];

/** Not told: everybody knows that they are no code. */
export const silentFolders: ReadonlySet<string> = new Set([".git", ".hg", ".svn"]);

/** Why a review of a folder passes over one inside it, as the end of a sentence. */
export function whyFolderPassedOver(name: string): string | undefined {
  return folders.find(([pattern]) => pattern.test(name))?.[1];
}

const binary =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|icns|tiff?|psd|svgz|mp[34]|m4[av]|ogg|wav|flac|avi|mov|mkv|webm|woff2?|ttf|otf|eot|pdf|docx?|xlsx?|pptx?|odt|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|war|ear|class|pyc|pyo|o|a|so|dylib|dll|exe|pdb|wasm|bin|dat|db|sqlite3?|parquet|avro|node|vsix|whl|nupkg)$/i;

/** Whether a name alone tells that a file is no text; the others are read. */
export function isBinaryName(name: string): boolean {
  return binary.test(name);
}
