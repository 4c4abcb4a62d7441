/** Whether a file of C# stands in a project of tests: `Shop.UnitTests/`, `tests/`. */
export const isInTestProject = (path: string): boolean => tests.test(path);

const tests = /(?:^|\/)(?:tests?|[\w.-]*\.?(?:Unit|Integration|Functional)?Tests?)\//i;
