/** Names of files that hold keys by their nature; whole names, in any case. */
const names = [
  /^\.env(?!\.example$)/,
  /^(?!example\.).*\.env$/,
  /\.(?:pem|key|p8|p12|pfx|pkcs12|ppk|jks|keystore|truststore|kdbx?|ovpn|gpg|pgp)$/,
  /\.tfstate(?:\..*)?$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519|xmss)/,
  // Any key pair that was given a name of its own, but not source such as id_token.ts.
  /^id_[^.]*(?:\.pub)?$/,
  /^[._]netrc$/,
  /^\.(?:npmrc|pypirc|pgpass|my\.cnf|htpasswd|git-credentials|vault-token|dockercfg|boto|s3cfg)$/,
  /^(?:application_default_)?credentials\.(?:json|db)$/,
  /^service[-_]account.*\.json$/,
] as const;

/** Folders of credentials and of git itself, at any depth. */
const folders = new Set([
  ".git",
  ".ssh",
  ".gnupg",
  ".aws",
  ".azure",
  ".gcloud",
  ".kube",
  ".docker",
]);

/** Whether a path, as segments, is never sent whatever the rule files say. */
export function isDenied(path: readonly string[]): boolean {
  const segments = path.map(plainName);
  const name = segments.at(-1) ?? "";
  return (
    segments.some((segment) => folders.has(segment)) ||
    /(?:^|\/)\.config\/gcloud\//.test(segments.join("/")) ||
    names.some((pattern) => pattern.test(name))
  );
}

/** As the file system may read it: Windows drops trailing dots and spaces, and opens streams. */
function plainName(segment: string): string {
  return segment
    .normalize("NFKC")
    .toLowerCase()
    .replace(/:.*$/, "")
    .replace(/[. ]+$/, "");
}
