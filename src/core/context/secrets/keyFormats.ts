import type { SecretRule } from "./secretRule.ts";

/** A key that its own beginning gives away. */
function format(kind: string, hint: string, pattern: RegExp): SecretRule {
  return { kind, hints: [hint], pattern };
}

// Every pattern begins with fixed characters or a look-behind, and nothing obligatory follows an
// unbounded run, so that a failed attempt costs a constant and the scan is linear.

const cloud: readonly SecretRule[] = [
  {
    kind: "aws-key-id",
    hints: ["AKIA", "ASIA", "ABIA", "ACCA"],
    pattern: /A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}/g,
  },
  format("aws-bedrock-key", "ABSK", /ABSK[A-Za-z0-9+/]{100,}={0,2}/g),
  format("gcp-key", "AIza", /AIza[\w-]{35}/g),
  format("gcp-token", "ya29.", /ya29\.[\w-]{20,}/g),
  format("gcp-client-secret", "GOCSPX-", /GOCSPX-[\w-]{20,}/g),
  format("azure-key", "AccountKey=", /AccountKey=(?<secret>[A-Za-z0-9+/]{40,}={0,2})/dg),
  format("azure-key", "SharedAccessKey=", /SharedAccessKey=(?<secret>[A-Za-z0-9+/]{40,}={0,2})/dg),
  format("azure-secret", "Q~", /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,40}/g),
  format("azure-signature", "sig=", /[?&]sig=(?<secret>[\w%+/-]{40,}={0,2})/dg),
  format("alibaba-key", "LTAI", /LTAI[A-Za-z0-9]{12,30}/g),
  format("tencent-key", "AKID", /AKID[A-Za-z0-9]{13,40}/g),
  format("digitalocean-token", "_v1_", /do[opr]_v1_[a-f0-9]{64}/g),
  format("heroku-key", "HRKU-", /HRKU-[\w-]{30,}/g),
  format("fly-token", "fm", /fm[12][ar]?_[\w+/=-]{80,}/g),
  format("netlify-token", "nfp_", /nfp_\w{36,}/g),
  format("supabase-key", "sb", /sb(?:p|_secret|_publishable)_[\w-]{20,}/g),
  format("planetscale-token", "pscale_", /pscale_(?:tkn|pw|oauth)_[\w.=-]{32,}/g),
  format("databricks-token", "dapi", /dapi[a-f0-9]{32}(?:-\d)?/g),
  format("doppler-token", "dp.", /dp\.(?:pt|st|ct|scim|audit|sa)\.[\w.-]{40,}/g),
  format("vault-token", "hv", /hv[sbr]\.[\w-]{20,}/g),
  format("terraform-token", ".atlasv1.", /(?<!\w)\w{14}\.atlasv1\.[\w=-]{60,}/g),
  format("pulumi-token", "pul-", /pul-[a-f0-9]{40}/g),
];

const forges: readonly SecretRule[] = [
  format("github-token", "gh", /gh[pousr]_[A-Za-z0-9]{36,}/g),
  format("github-token", "github_pat_", /github_pat_\w{22,}/g),
  format(
    "gitlab-token",
    "gl",
    /gl(?:pat|dt|rtr?|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt|sdt)-[\w-]{20,}(?:\.[\w.-]+)?/g,
  ),
  format("gitlab-token", "GR1348941", /GR1348941[\w-]{20}/g),
  format("bitbucket-token", "AT", /AT(?:ATT|CTT|BBT?)[A-Za-z0-9][\w=-]{28,}/g),
  format("npm-token", "npm_", /npm_[A-Za-z0-9]{36}/g),
  format("npm-token", "_auth", /_auth(?:Token)?\s{0,3}=\s{0,3}(?<secret>[\w+/=-]{16,})/dg),
  format("pypi-token", "pypi-", /pypi-AgE[\w-]{50,}/g),
  format("rubygems-key", "rubygems_", /rubygems_[a-f0-9]{48}/g),
  format("crates-token", "cio", /(?<!\w)cio[A-Za-z0-9]{32}(?!\w)/g),
  format("nuget-key", "oy2", /(?<!\w)oy2[a-z0-9]{43}/g),
  format("docker-token", "dckr_", /dckr_[a-z]{3}_[\w-]{24,}/g),
  format("buildkite-token", "bk", /(?<!\w)bk[a-z]{2,3}_[A-Za-z0-9]{36,}/g),
  format("circleci-token", "CCIPAT_", /CCIPAT_\w{20,}/g),
  format("sonar-token", "sq", /sq[apu]_[a-f0-9]{40}/g),
];

const chatAndMail: readonly SecretRule[] = [
  format("slack-token", "xox", /xox[a-z](?:\.xox[a-z])?-[\w-]{10,}/g),
  format("slack-token", "xapp-", /xapp-\d-[\w-]{10,}/g),
  format("slack-webhook", "hooks.slack.com", /hooks\.slack\.com\/(?<secret>[a-z]+\/[\w/+]{30,})/dg),
  format(
    "discord-webhook",
    "/api/webhooks/",
    /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d+\/[\w-]{40,})/dg,
  ),
  format("discord-token", ".", /(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g),
  format("teams-webhook", "webhook.office.com", /webhook\.office\.com\/(?<secret>[\w@/-]{40,})/dg),
  format("telegram-token", ":AA", /(?<!\d)\d{8,10}:AA[\w-]{32,}/g),
  format("sendgrid-key", "SG.", /SG\.[\w-]{16,64}\.[\w-]{16,}/g),
  format("mailgun-key", "key-", /(?<!\w)key-[a-f0-9]{32}/g),
  format("mailchimp-key", "-us", /(?<!\w)[a-f0-9]{32}-us\d{1,2}/g),
  format("brevo-key", "xkeysib-", /xkeysib-[a-f0-9]{64}-\w{16}/g),
  format("resend-key", "re_", /(?<!\w)re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}/g),
  {
    kind: "twilio-key",
    hints: ["AC", "SK"],
    pattern: /(?<!\w)(?:AC|SK)[a-f0-9]{32}(?!\w)/g,
  },
];

const payment: readonly SecretRule[] = [
  { kind: "stripe-key", hints: ["_live_", "_test_"], pattern: /[srp]k_(?:live|test)_\w{10,}/g },
  format("stripe-webhook-secret", "whsec_", /whsec_[A-Za-z0-9+/=]{24,}/g),
  format("square-token", "sq0", /sq0[a-z]{3}-[\w-]{22,}/g),
  format("square-token", "EAAA", /(?<!\w)EAAA[\w-]{60}/g),
  format("braintree-token", "access_token$", /access_token\$\w+\$\w{16}\$[a-f0-9]{32}/g),
  format("shopify-token", "shp", /shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}/g),
  format("plaid-token", "access-", /access-(?:sandbox|development|production)-[a-f0-9-]{36}/g),
  format("flutterwave-key", "FLW", /FLW(?:SEC|PUB)K_[\w-]{12,}/g),
  format("razorpay-key", "rzp_", /rzp_(?:live|test)_\w{14,}/g),
  { kind: "shippo-token", hints: ["shippo_"], pattern: /shippo_(?:live|test)_[a-f0-9]{40}/g },
  { kind: "easypost-key", hints: ["EZ"], pattern: /(?<!\w)EZ[AT]K\w{54}/g },
];

const intelligence: readonly SecretRule[] = [
  format("anthropic-key", "sk-ant-", /sk-ant-[\w-]{20,}/g),
  {
    ...format("openai-key", "sk-", /(?<![\w-])sk-[\w-]{20,}/g),
    // CSS classes begin so too; a key mixes digits and capitals.
    accepts: (value) => /\d/.test(value) && /[A-Z]|[a-f0-9]{24}/.test(value),
  },
  format("huggingface-token", "hf_", /(?<!\w)hf_[A-Za-z0-9]{30,}/g),
  format("replicate-token", "r8_", /(?<!\w)r8_\w{37}/g),
  format("groq-key", "gsk_", /gsk_\w{40,}/g),
  format("perplexity-key", "pplx-", /pplx-\w{40,}/g),
  format("xai-key", "xai-", /(?<!\w)xai-\w{60,}/g),
  format("langchain-key", "lsv2_", /lsv2_[a-z]{2}_\w{32,}/g),
];

const operations: readonly SecretRule[] = [
  format("newrelic-key", "NR", /NR(?:AK|JS|II|RA|BR)-[\w-]{19,}/g),
  format("grafana-token", "gl", /gl(?:c_[\w+/=]{32,}|sa_\w{32}_[a-f0-9]{8})/g),
  format("sentry-token", "sntr", /sntry[su]_[\w+/=-]{40,}/g),
  format("dynatrace-token", "dt0", /dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}/g),
  format("linear-key", "lin_", /lin_(?:api|oauth)_\w{32,}/g),
  format("notion-token", "ntn_", /ntn_[A-Za-z0-9]{40,}/g),
  format("notion-token", "secret_", /(?<!\w)secret_[A-Za-z0-9]{43}/g),
  format("figma-token", "figd_", /figd_[\w-]{40,}/g),
  format("airtable-token", "pat", /(?<!\w)pat\w{14}\.[a-f0-9]{64}/g),
  format("hubspot-token", "pat-", /pat-[a-z]{2}\d-[a-f0-9-]{36}/g),
  format("postman-key", "PMAK-", /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/g),
  format("onepassword-token", "ops_", /ops_eyJ[\w+/=-]{100,}/g),
  format("age-key", "AGE-SECRET-KEY-1", /AGE-SECRET-KEY-1[0-9A-Z]{58}/g),
  format("contentful-token", "CFPAT-", /CFPAT-[\w-]{40,}/g),
  format("prefect-key", "pn", /pn[ub]_\w{36}/g),
  format("facebook-token", "EAA", /(?<!\w)EAA[A-Z][A-Za-z0-9]{40,}/g),
  format("dropbox-token", "sl.", /(?<![\w.])sl\.[\w-]{100,}/g),
];

/** Keys that are known by their form alone. */
export const keyFormats: readonly SecretRule[] = [
  ...cloud,
  ...forges,
  ...chatAndMail,
  ...payment,
  ...intelligence,
  ...operations,
];
