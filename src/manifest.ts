/** Every id that package.json declares, typed; test/unit/manifest.test.ts holds the two together. */

export const extensionId = "backend-architect.backend-architect";
export const participantId = "backend-architect.architect";
/** As the user types it: "@architect". */
export const participantName = "architect";
export const modelVendor = "backend-architect";
/** The tool by which other agents read findings. */
export const findingsToolName = "architect_findings";
/** The tools by which they read the map, and what the local checks prove. */
export const mapToolName = "backend_map";
export const checksToolName = "backend_checks";
export const commentControllerId = "backend-architect";
export const findingsViewId = "backendArchitect.findings";
export const backendViewId = "backendArchitect.backend";
export const walkthroughId = `${extensionId}#getStarted`;
/** The section of all settings: `backendArchitect.model`. */
export const settingsSection = "backendArchitect";
/** Scheme of the read-only documents that we make. */
export const virtualScheme = "backend-architect";
/** Scheme of versions of files in repositories that VS Code's own git extension does not know. */
export const versionScheme = "backend-architect-version";
/** Scheme of files as a fix would leave them. */
export const fixScheme = "backend-architect-fix";

/** What `@architect /…` knows. */
export const slashCommands = ["review", "explain", "design"] as const;

export const commands = {
  reviewSelection: "backendArchitect.reviewSelection",
  reviewFile: "backendArchitect.reviewFile",
  reviewOpenFiles: "backendArchitect.reviewOpenFiles",
  reviewFolder: "backendArchitect.reviewFolder",
  reviewChanges: "backendArchitect.reviewChanges",
  chooseChanges: "backendArchitect.chooseChanges",
  reviewRest: "backendArchitect.reviewRest",
  cancelReview: "backendArchitect.cancelReview",
  ask: "backendArchitect.ask",
  previewRequest: "backendArchitect.previewRequest",
  showLastRequest: "backendArchitect.showLastRequest",
  previewFix: "backendArchitect.previewFix",
  applyFix: "backendArchitect.applyFix",
  applyFixAndNext: "backendArchitect.applyFixAndNext",
  undoFix: "backendArchitect.undoFix",
  refreshFix: "backendArchitect.refreshFix",
  recheckFinding: "backendArchitect.recheckFinding",
  replyToFinding: "backendArchitect.replyToFinding",
  askAgain: "backendArchitect.askAgain",
  cancelAnswer: "backendArchitect.cancelAnswer",
  dismissFinding: "backendArchitect.dismissFinding",
  restoreFindings: "backendArchitect.restoreFindings",
  nextFinding: "backendArchitect.nextFinding",
  previousFinding: "backendArchitect.previousFinding",
  clearFindings: "backendArchitect.clearFindings",
  copyFindings: "backendArchitect.copyFindings",
  sendFindings: "backendArchitect.sendFindings",
  exportFindings: "backendArchitect.exportFindings",
  findings: "backendArchitect.findings",
  backendMap: "backendArchitect.backendMap",
  setApiKey: "backendArchitect.setApiKey",
  removeApiKey: "backendArchitect.removeApiKey",
  chooseModel: "backendArchitect.chooseModel",
  choosePersona: "backendArchitect.choosePersona",
  showLog: "backendArchitect.showLog",
  openEvidence: "backendArchitect.openEvidence",
  showFinding: "backendArchitect.showFinding",
  askAboutFinding: "backendArchitect.askAboutFinding",
  groupFindings: "backendArchitect.groupFindings",
  filterFindings: "backendArchitect.filterFindings",
  runChecks: "backendArchitect.runChecks",
  showBackendMap: "backendArchitect.showBackendMap",
  showBackendPicture: "backendArchitect.showBackendPicture",
  showRequestPath: "backendArchitect.showRequestPath",
  searchBackendMap: "backendArchitect.searchBackendMap",
  clearBackendSearch: "backendArchitect.clearBackendSearch",
  openDeclaration: "backendArchitect.openDeclaration",
} as const;
export type CommandId = (typeof commands)[keyof typeof commands];

/** Keys of `when` clauses; unset counts as false. */
export const contextKeys = {
  hasKey: "backendArchitect.hasKey",
  hasFindings: "backendArchitect.hasFindings",
  foundNothing: "backendArchitect.foundNothing",
  hasRest: "backendArchitect.hasRest",
  reviewing: "backendArchitect.reviewing",
  mapBuilding: "backendArchitect.mapBuilding",
  mapReady: "backendArchitect.mapReady",
  mapFailed: "backendArchitect.mapFailed",
  mapFiltered: "backendArchitect.mapFiltered",
} as const;
export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/**
 * Words of a comment thread's and a tree item's `contextValue`, joined by spaces: which buttons it
 * gets. `fix` stands only where the fix can be applied, `fixed` where it can be undone.
 */
export const contextWords = {
  finding: "finding",
  fix: "fix",
  fixed: "fixed",
  dismissed: "dismissed",
  group: "group",
  notReviewed: "notReviewed",
  /** A question about the finding is being answered. */
  answering: "answering",
  /** The newest question about it got no whole answer. */
  unanswered: "unanswered",
  /** Of a comment below the finding's own. */
  talk: "talk",
  /** Of a row of the Backend view. */
  entryPoint: "entryPoint",
  /** It has a declaration besides the place that a click opens. */
  declared: "declared",
} as const;
