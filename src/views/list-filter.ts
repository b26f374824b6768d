/** The field over a list that leaves of it what holds the words that are typed, kept in the address as `find`. */
import { soughtIn, soughtWords } from '../model/find';

/** As much of what is typed is looked for. */
const LONGEST = 100;

interface Filtered {
  /** Selects the field; where what was found is said stands beside it, as `data-found`. */
  field: string;
  /** Selects what is left out or not. A section of which nothing is left goes, too. */
  entries: string;
  /** What is looked in. */
  textOf: (entry: HTMLElement) => string;
  found: (count: number, all: number) => string;
}

/** Called once, in the browser. */
export function startListFilter({ field: selector, entries: selected, textOf, found }: Filtered): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  const status = document.querySelector<HTMLElement>('[data-found]');
  if (!field?.form || !status) return;
  const entries = [...document.querySelectorAll<HTMLElement>(selected)].map((element) => ({
    element,
    text: soughtIn(textOf(element)),
  }));
  const sections = [...document.querySelectorAll<HTMLElement>('main section')];

  const filter = () => {
    const sought = soughtWords(field.value.slice(0, LONGEST));
    let shown = 0;
    for (const { element, text } of entries) {
      element.hidden = !sought.every((word) => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const section of sections)
      section.hidden =
        sought.length > 0 && ![...section.querySelectorAll<HTMLElement>(selected)].some((one) => !one.hidden);
    status.textContent = sought.length === 0 ? '' : found(shown, entries.length);
  };
  const read = () => {
    field.value = (new URLSearchParams(location.search).get('find') ?? '').slice(0, LONGEST);
    filter();
  };
  field.addEventListener('input', () => {
    const query = new URLSearchParams(location.search);
    if (field.value) query.set('find', field.value.slice(0, LONGEST));
    else query.delete('find');
    const text = query.toString();
    history.replaceState(null, '', `${location.pathname}${text ? `?${text}` : ''}`);
    filter();
  });
  field.form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  addEventListener('popstate', read);
  read();
}

/** Brings back an entry that the field left out, with the sections that it stands in. */
export function unfiltered(entry: HTMLElement): void {
  entry.hidden = false;
  for (let part = entry.closest('section'); part; part = part.parentElement?.closest('section') ?? null)
    part.hidden = false;
}
