/** The id that the address names after its "#"; none when it is not well formed. */
export function namedId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
