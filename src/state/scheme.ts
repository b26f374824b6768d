/** The colours that a person chose, as the page's root says it: small, since it is known before all else. */

export const SCHEMES = ['auto', 'light', 'dark', 'projector'] as const;
export type Scheme = (typeof SCHEMES)[number];
export const SCHEME_KEY = 'beltway-atlas.scheme';

/**
 * The choice that was kept, if anything sensible was.
 * @throws DOMException where the browser keeps nothing
 */
export function keptScheme(): Scheme {
  const kept = localStorage.getItem(SCHEME_KEY);
  return SCHEMES.find((scheme) => scheme === kept) ?? 'auto';
}

/** Shows a choice, or the one that was kept. */
export function showScheme(scheme?: Scheme): void {
  let shown = scheme;
  try {
    shown ??= keptScheme();
  } catch {
    // Then the browser's own.
  }
  if (shown === undefined || shown === 'auto') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = shown;
}
