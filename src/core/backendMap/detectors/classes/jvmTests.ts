/** By the folders of Maven and Gradle: `src/test`, `src/integrationTest`. */
export const isJvmTest = (path: string): boolean => /(?:^|\/)src\/(?:test|\w*Test)\//.test(path);
