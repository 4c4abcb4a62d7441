// Begins the review that `npm start` promises, in each window that is opened on the sample, and
// tells the terminal how it went. It is copied into a temporary folder and never packaged.
const vscode = require("vscode");

exports.activate = () => {
  run().catch((error) => tell("trouble", { message: String(error?.message ?? error) }));
};

async function run() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder?.fsPath !== process.env.START_FOLDER) return;
  const { isPractice, files } = await tell("opened", {});
  if (isPractice) showPractice();
  if (files.length === 0) return;

  for (const file of files) {
    const uri = vscode.Uri.joinPath(folder, file);
    await vscode.window.showTextDocument(uri, { preview: false });
  }
  const first = vscode.Uri.joinPath(folder, files[0]);
  await vscode.window.showTextDocument(first, { preview: false });
  const result = await vscode.commands.executeCommand("backendArchitect.reviewOpenFiles");
  if (result.findings.length > 0)
    await vscode.commands.executeCommand("backendArchitect.nextFinding");
  await tell("reviewed", { ...result, findings: await Promise.all(result.findings.map(seen)) });
}

/** A finding as the terminal names it, and whether its quote is what stands at its range. */
async function seen({ uri, range, quote, severity, category, title }) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const { start, end } = range;
  const drawn = new vscode.Range(start.line, start.character, end.line, end.character);
  return {
    file: vscode.workspace.asRelativePath(document.uri),
    line: start.line + 1,
    isOnItsLine: document.getText(drawn) === quote,
    severity,
    category,
    title,
  };
}

function showPractice() {
  const item = vscode.window.createStatusBarItem("practice", vscode.StatusBarAlignment.Left, 1000);
  item.name = "Practice server";
  item.text = "$(beaker) Practice server: canned answers, nothing is paid";
  item.tooltip = "No model is asked: the answers were written in advance for this sample.";
  item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
  item.show();
}

async function tell(what, body) {
  const response = await fetch(`${process.env.START_URL}/${what}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return response.json();
}
