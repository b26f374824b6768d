/** What is wrong with a translation of the interface: the build stops at it. */

/**
 * Keys that one side lacks, and texts that were left as they are in the language they were written in.
 * @param alike  texts that are the same in both
 */
export function wordProblems(
  written: object,
  translated: object,
  alike: ReadonlySet<string>,
  path: readonly string[] = [],
): string[] {
  const where = (key: string) => [...path, key].join('.');
  const given = new Map<string, unknown>(Object.entries(translated));
  const problems = [...given.keys()]
    .filter((key) => !(key in written))
    .map((key) => `${where(key)} translates nothing`);
  for (const [key, words] of Object.entries(written) as [string, unknown][]) {
    const said = given.get(key);
    if (typeof said !== typeof words) problems.push(`${where(key)} is missing`);
    else if (typeof words === 'object' && words !== null)
      problems.push(...wordProblems(words, said as object, alike, [...path, key]));
    else if (typeof words === 'string' && words === said && /\p{L}{2}/u.test(words) && !alike.has(words))
      problems.push(`${where(key)} is left as it was: "${words}"`);
  }
  return problems;
}
