/** Whether what came after the moment is shown: one switch for every room. The address says when it is hidden. */

import { settledAddress } from './address-bar';

const KEY = 'hindsight';
const HIDDEN = 'hidden';
const isHiddenIn = (query: string) => new URLSearchParams(query).get(KEY) === HIDDEN;

class Hindsight {
  hidden = $state(false);

  /** What it adds to an address, as `key=value`; nothing while hindsight is shown. */
  get query(): string {
    return this.hidden ? `${KEY}=${HIDDEN}` : '';
  }

  /** Takes the choice from the address, follows Back and Forward, and takes it along to the other rooms. Called once, in the browser. */
  restore(): void {
    const read = () => {
      this.#show(isHiddenIn(location.search));
    };
    read();
    addEventListener('popstate', read);
    document.addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element).closest('a');
        if (link && this.hidden) takeAlong(link);
      },
      { capture: true },
    );
  }

  set(hidden: boolean): void {
    const { search, hash } = settledAddress();
    this.#show(hidden);
    const rest = search
      .slice(1)
      .split('&')
      .filter((part) => part && !part.startsWith(`${KEY}=`));
    const address = [...rest, this.query].filter(Boolean).join('&');
    history.replaceState(null, '', (address ? `?${address}` : location.pathname) + hash);
  }

  #show(hidden: boolean): void {
    this.hidden = hidden;
    if (hidden) document.documentElement.dataset.hindsight = HIDDEN;
    else delete document.documentElement.dataset.hindsight;
  }
}

/** A link to another page of the site leads there with hindsight hidden. */
function takeAlong(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href') ?? '';
  if (!/^\.\/(?:[\w-]+\.html)?(?:[?#]|$)/.test(href) || isHiddenIn(link.search)) return;
  link.search = [link.search.slice(1), `${KEY}=${HIDDEN}`].filter(Boolean).join('&');
}

export const hindsight = new Hindsight();
