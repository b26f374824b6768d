/** Words of the story, and the same story told in one language. */

export const LANGUAGES = ['en', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The language that the story is written in; the others are translations of it. */
export const WRITTEN_IN: Language = 'en';

/** Words as a file of the story has them: in the language it is written in, and perhaps in others. */
export interface Words {
  en: string;
  fr?: string | undefined;
  es?: string | undefined;
}

/** A value whose words are told in one language. */
export type Told<T> = T extends Words ? string : T extends object ? { [Key in keyof T]: Told<T[Key]> } : T;

const isWords = (value: object): value is Words =>
  'en' in value && Object.keys(value).every((key) => (LANGUAGES as readonly string[]).includes(key));

/**
 * The same value with `say` of all words in it.
 * @param path  where the value stands
 */
export function told<T>(
  value: T,
  say: (words: Words, path: PropertyKey[]) => string,
  path: PropertyKey[] = [],
): Told<T> {
  if (typeof value !== 'object' || value === null) return value as Told<T>;
  if (Array.isArray(value))
    return value.map((item, n) => told(item, say, [...path, n]) as unknown) as Told<T>;
  if (isWords(value)) return say(value, path) as Told<T>;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, told(item, say, [...path, key]) as unknown]),
  ) as Told<T>;
}
