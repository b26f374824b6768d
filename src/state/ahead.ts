/** A page that the browser draws ahead, before someone opens it: see the rules in src/compile/ahead.ts. */
import { kept, keysKept } from './kept';
import { KEY as LANGUAGE } from './speaking';

/** As browsers have it that draw ahead. */
type Ahead = Document & { prerendering?: boolean };

export const isAhead = () => (document as Ahead).prerendering === true;

/** Comes true when the page is opened: at once, unless it is drawn ahead. */
export async function opened(): Promise<void> {
  if (isAhead())
    await new Promise((resolve) => {
      document.addEventListener('prerenderingchange', resolve, { once: true });
    });
}

/** All that is kept and may be shown; in which language is what the page itself says. */
const keptNow = () =>
  JSON.stringify(
    keysKept('')
      .filter((key) => key !== LANGUAGE)
      .sort()
      .map((key) => [key, kept(key)]),
  );

/** A page that was drawn ahead begins anew when something that it may show was changed before it was opened. Called once, in the browser. */
export function startAhead(): void {
  if (!isAhead()) return;
  const before = keptNow();
  void opened().then(() => {
    if (keptNow() !== before) location.reload();
  });
}
