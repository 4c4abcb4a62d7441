import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { djangoTables } from "./djangoModels.ts";
import { djangoQueries } from "./djangoQueries.ts";

/** Models of Django, and the queries that go through them. */
export const djangoOrm: Stack = {
  name: "django-orm",
  languages: ["python"],
  markers:
    /\bmodels\.\w|\bdjango\.db\b|\.objects\b|_objects\b|_manager\b|_or_404\b|\.(?:save|delete)\(|\bATOMIC_REQUESTS\b/,
  detect: outsideTests(detect),
};

/** A setting that puts every request in a transaction. */
const atomicRequests = /["']ATOMIC_REQUESTS["']\]?\s*[:=]\s*True\b/;

function detect(file: Reading): SomeFacts {
  if (
    /\bmigrations\.Migration\b/.test(file.text) ||
    /\bsqlalchemy\b|\bdb\.Model\b/i.test(file.text)
  ) {
    return {};
  }
  if (atomicRequests.test(file.text)) {
    return { project: { kind: "other", name: "atomic requests", values: {} } };
  }
  const isOther = /^\s*(?:from|import)\s+(?:tortoise|peewee)\b/m.test(file.text);
  const hasModels = !isOther && /\bdjango\b|\bmodels\.[A-Z]/.test(file.text);
  return { tables: hasModels ? djangoTables(file) : [], queries: djangoQueries(file) };
}
