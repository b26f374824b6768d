/** What a person likes, kept on the device where that is allowed. */

export const SCHEMES = ['auto', 'light', 'dark', 'projector'] as const;
export type Scheme = (typeof SCHEMES)[number];
const KEY = 'beltway-atlas.scheme';

class Preferences {
  scheme = $state<Scheme>('auto');
  /** Whether the browser refused to keep it. */
  forgets = $state(false);

  /** Takes what was kept, if anything sensible was. */
  restore(): void {
    try {
      const kept = localStorage.getItem(KEY);
      this.#show(SCHEMES.find((scheme) => scheme === kept) ?? 'auto');
    } catch {
      this.forgets = true;
    }
  }

  setScheme(scheme: Scheme): void {
    this.#show(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      this.forgets = true;
    }
  }

  #show(scheme: Scheme): void {
    this.scheme = scheme;
    if (scheme === 'auto') delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = scheme;
  }
}

export const preferences = new Preferences();
