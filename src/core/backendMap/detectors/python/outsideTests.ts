import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading } from "../../reading/stack.ts";

const tests =
  /(?:^|\/)(?:tests?|testing|testsuite)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|tests)\.py$/;

/** Looks only at what is served: an app that a test builds is no part of the backend. */
export function outsideTests(detect: (file: Reading) => SomeFacts): (file: Reading) => SomeFacts {
  return (file) => (tests.test(file.path) ? {} : detect(file));
}
