/** Whether a word is a method of HTTP as requests carry it. */
export const isMethod = (word: string): boolean =>
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(word);
