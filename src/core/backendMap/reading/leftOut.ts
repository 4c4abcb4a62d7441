/**
 * Tests, what is built, and what others wrote are no part of the backend: their routes are reached
 * by nobody, and what they call says nothing about the code that runs.
 */
export function isLeftOut(path: string): boolean {
  const isOfOthers = bundles.test(path) || vendored.test(path);
  if (testFiles.test(path) || isOfOthers || examples.test(path)) return true;
  return folders.test(path) && !served.test(path);
}

const folders =
  /(?:^|\/)(?:tests?|test[_-](?:files|data|fixtures)|__tests__|__mocks__|__fixtures__|fixtures|testdata|spec|specs|e2e|cypress|node_modules|bower_components|site-packages|\.venv|venv|dist|(?<!src\/)build(?!\/(?!lib\/)(?:[^/]+\/)*[^/]+\.py$)|coverage|\.next|\.nuxt|\.output|target\/(?:classes|generated[\w-]*))\//;

/** Where paths of files are paths of routes, any folder is a part of a path. */
const served = /(?:^|\/)(?:app\/(?:.+\/)?route\.[cm]?[jt]sx?|pages\/api\/.+)$/;

const testFiles =
  /(?:^|\/)(?:[^/]*[.-](?:test|tests|spec|specs|e2e-spec|e2e|mock|stories)\.[cm]?[jt]sx?|test_[^/]*\.py|[^/]*_tests?\.(?:py|go)|conftest\.py|[^/]*(?:Test|Tests)\.(?:java|kt|cs)|[^/]*_(?:spec|test)\.rb|[^/]*Test\.php|[^/]*\.min\.js|[^/]*\.d\.[cm]?ts)$/;

/** What a bundler writes for browsers: `static/assets/main-CA4_OjGq.js`, `js/vendor.bundle.js`. */
const bundles =
  /(?:^|\/)(?:(?:static|public|wwwroot)\/(?:.+\/)?[^/]+[.-](?=[\w-]*[\dA-Z])[\w-]{8,}|[^/]+\.bundle|chunk-(?:vendors|common))\.m?js$/;

/** Where Go and Composer keep copies of what others wrote: `vendor/github.com/…`, `vendor/symfony/…`. */
const vendored =
  /(?:^|\/)vendor\/[\w-]+\.[\w.-]+\/.*\.go$|^(?:[\w.-]+\/)?vendor\/[a-z\d._-]+\/[a-z\d._-]+\/.*\.php$/;

/** What crates and modules show their users how to use them with, a program of its own each. */
const examples = /(?:^|\/)_?examples\/(?:.+\/)?[^/]+\.(?:rs|go)$/;

/** Scripts that a server only hands out to browsers, by where its framework keeps them. */
export const isHandedOut = (path: string): boolean => script.test(path) && handedOut.test(path);

const script = /\.[mc]?[jt]s$/;
const handedOut =
  /(?:^|\/)(?:(?:static|webapp|wwwroot)\/|public\/(?:[^/]+\/)*(?:js|javascripts?|scripts?|assets|vendor)\/|resources\/(?:js|assets)\/|(?:app|vendor)\/(?:assets|javascripts?|webpacker|frontend|packs)\/)/;

/** What a tool writes anew each time, and says nothing that other files do not. */
export const isGenerated = (path: string): boolean => generated.test(path);

const generated =
  /(?:\.(?:Designer|g|g\.i)|ModelSnapshot)\.cs$|(?:^|\/)(?:_ide_helper\w*|\.phpstorm\.meta)\.php$/;
