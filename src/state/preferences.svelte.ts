/** What a person likes, kept on the device where that is allowed. */
import { keptScheme, SCHEME_KEY, SCHEMES, showScheme, type Scheme } from './scheme';

export { SCHEMES, type Scheme };

class Preferences {
  scheme = $state<Scheme>('auto');
  /** Whether the browser refused to keep it. */
  forgets = $state(false);

  /** Takes what was kept, if anything sensible was. */
  restore(): void {
    try {
      this.#show(keptScheme());
    } catch {
      this.forgets = true;
    }
  }

  setScheme(scheme: Scheme): void {
    this.#show(scheme);
    try {
      localStorage.setItem(SCHEME_KEY, scheme);
    } catch {
      this.forgets = true;
    }
  }

  #show(scheme: Scheme): void {
    this.scheme = scheme;
    showScheme(scheme);
  }
}

export const preferences = new Preferences();
