/**
 * Invented secrets of many kinds. Each is put together from parts when the tests run, so that no
 * text that looks like a key stands in the repository.
 */
export interface PlantedSecret {
  readonly kind: string;
  readonly value: string;
  /** Its form gives it away, wherever it stands. */
  readonly tellsByForm: boolean;
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const alphabets = {
  hex: "0123456789abcdef",
  upper: lower.toUpperCase() + digits,
  alnum: lower + lower.toUpperCase() + digits,
  lowerAlnum: lower + digits,
  base64: lower + lower.toUpperCase() + digits + "+/",
};

/** Pseudo-random, the same for the same seed. */
function drawn(alphabet: keyof typeof alphabets, length: number, seed: number): string {
  const letters = alphabets[alphabet];
  let state = (seed * 2654435761 + 12345) >>> 0;
  let text = "";
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += letters.charAt((state >>> 8) % letters.length);
  }
  return text;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** One secret of each kind; another seed gives others. */
export function plantSecrets(seed: number): readonly PlantedSecret[] {
  let count = seed * 1000;
  const draw = (alphabet: keyof typeof alphabets, length: number): string =>
    drawn(alphabet, length, (count += 1));
  const form = (kind: string, ...parts: readonly string[]): PlantedSecret => ({
    kind,
    value: parts.join(""),
    tellsByForm: true,
  });
  const plain = (kind: string, value: string): PlantedSecret => ({
    kind,
    value,
    tellsByForm: false,
  });
  return [
    form("aws key id", "AK", "IA", draw("upper", 16)),
    plain("aws secret", draw("base64", 40)),
    form("gcp key", "AI", "za", draw("alnum", 35)),
    form("gcp token", "ya", "29.", draw("alnum", 60)),
    form("gcp client secret", "GOC", "SPX-", draw("alnum", 28)),
    plain("azure storage key", `${draw("base64", 86)}==`),
    form("azure client secret", draw("alnum", 3), "8Q", "~", draw("alnum", 34)),
    form("digitalocean", "do", "p_v1_", draw("hex", 64)),
    form("heroku", "HR", "KU-", draw("alnum", 40)),
    form("databricks", "da", "pi", draw("hex", 32)),
    form("doppler", "dp", ".pt.", draw("alnum", 43)),
    form("vault", "hv", "s.", draw("alnum", 28)),
    form("terraform", draw("alnum", 14), ".atlas", "v1.", draw("alnum", 67)),
    form("planetscale", "psc", "ale_tkn_", draw("alnum", 43)),
    form("supabase", "sb", "p_", draw("hex", 40)),
    form("pulumi", "pu", "l-", draw("hex", 40)),
    form("github classic", "gh", "p_", draw("alnum", 36)),
    form("github app", "gh", "s_", draw("alnum", 36)),
    form("github fine", "github", "_pat_", draw("alnum", 82)),
    form("gitlab", "gl", "pat-", draw("alnum", 20)),
    form("bitbucket", "AT", "BB", draw("alnum", 32)),
    form("npm", "np", "m_", draw("alnum", 36)),
    form("pypi", "py", "pi-AgE", draw("alnum", 80)),
    form("rubygems", "ruby", "gems_", draw("hex", 48)),
    form("docker hub", "dc", "kr_pat_", draw("alnum", 27)),
    form("sonar", "sq", "p_", draw("hex", 40)),
    form("slack bot", "xo", "xb-", draw("lowerAlnum", 12), "-", draw("alnum", 24)),
    form("slack app", "xa", "pp-1-", draw("upper", 11), "-", draw("hex", 40)),
    form("telegram", "123456789", ":A", "A", draw("alnum", 33)),
    form("sendgrid", "S", "G.", draw("alnum", 22), ".", draw("alnum", 43)),
    form("mailgun", "ke", "y-", draw("hex", 32)),
    form("mailchimp", draw("hex", 32), "-u", "s12"),
    form("brevo", "xke", "ysib-", draw("hex", 64), "-", draw("alnum", 16)),
    form("twilio", "S", "K", draw("hex", 32)),
    plain("twilio auth token", draw("hex", 32)),
    form("stripe live", "sk", "_live_", draw("alnum", 24)),
    form("stripe test", "rk", "_test_", draw("alnum", 24)),
    form("stripe webhook", "wh", "sec_", draw("alnum", 32)),
    form("square", "sq", "0csp-", draw("alnum", 43)),
    form("shopify", "sh", "pat_", draw("hex", 32)),
    form("anthropic", "sk", "-ant-", "api03-", draw("alnum", 93)),
    form("openai", "sk", "-proj-", draw("alnum", 48)),
    form("huggingface", "h", "f_", draw("alnum", 34)),
    form("groq", "gs", "k_", draw("alnum", 52)),
    form("newrelic", "NR", "AK-", draw("upper", 27)),
    form("grafana", "gl", "sa_", draw("alnum", 32), "_", draw("hex", 8)),
    form("linear", "lin", "_api_", draw("alnum", 40)),
    form("postman", "PM", "AK-", draw("hex", 24), "-", draw("hex", 34)),
    form("figma", "fi", "gd_", draw("alnum", 40)),
    form(
      "jwt",
      encoded({ alg: "HS256" }),
      ".",
      encoded({ sub: seed + 10_000 }),
      ".",
      draw("alnum", 43),
    ),
    form("postgres url", "postgres", "ql://app:", draw("alnum", 12), "@db.internal:5432/shop"),
    form("mongodb url", "mongo", "db+srv://root:", draw("alnum", 14), "@cluster0.example.net"),
    form("redis url", "red", "is://:", draw("alnum", 16), "@cache:6379/0"),
    form("amqp url", "am", "qp://worker:", draw("alnum", 11), "@mq:5672"),
    form(
      "private key",
      "-----BEGIN RSA PRIV",
      "ATE KEY-----\\n",
      draw("base64", 64),
      "\\n",
      draw("base64", 64),
      "\\n-----END RSA PRIV",
      "ATE KEY-----",
    ),
    plain("password", `${draw("lowerAlnum", 6)}!9${draw("alnum", 3)}`),
    plain("hex token", draw("hex", 40)),
    plain("base64 secret", `${draw("base64", 43)}=`),
  ];
}

/** What of a value must not be left standing: of a URL its password, of a key block its middle. */
export function sensitivePart(value: string): string {
  const password = /:\/\/[^:]*:([^@]+)@/.exec(value)?.[1];
  if (password !== undefined) return password;
  return value.startsWith("-----") ? value.slice(40, 100) : value;
}

/** Ways in which a value stands in a file, with a telling name and without. */
export const shapes: readonly {
  readonly name: string;
  readonly isNamed: boolean;
  readonly write: (value: string) => string;
}[] = [
  { name: "dotenv", isNamed: true, write: (v) => `PORT=3000\nPAYMENT_API_SECRET=${v}\nDEBUG=1\n` },
  { name: "JSON", isNamed: true, write: (v) => `{\n  "clientSecret": "${v}",\n  "port": 1\n}` },
  { name: "YAML", isNamed: true, write: (v) => `db:\n  password: ${v}\n  user: app\n` },
  { name: "TypeScript", isNamed: true, write: (v) => `const c = { authToken: "${v}", n: 1 };\n` },
  { name: "Dockerfile", isNamed: true, write: (v) => `FROM node\nENV DB_PASSWORD=${v}\nRUN x\n` },
  { name: "HCL", isNamed: true, write: (v) => `resource "x" "y" {\n  secret_key = "${v}"\n}\n` },
  { name: "Python", isNamed: true, write: (v) => `API_KEY = '${v}'\nDEBUG = True\n` },
  {
    name: "Kubernetes",
    isNamed: true,
    write: (v) => `env:\n  - name: API_TOKEN\n    value: "${v}"\n`,
  },
  { name: "fallback", isNamed: true, write: (v) => `const s = process.env.JWT_SECRET ?? "${v}";` },
  { name: "comment", isNamed: false, write: (v) => `// see ${v} for now\n` },
  { name: "call", isNamed: false, write: (v) => `connect("${v}");\n` },
];
