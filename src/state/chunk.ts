/** Parts of the program that are fetched when they are first needed. */

/** Addresses that failed before. */
const failed = new Set<string>();
/** What came under another address, by the address that failed. */
const others = new Map<string, Promise<unknown>>();

/**
 * Fetches a part. Whoever asks says when it fails, and may ask again: some browsers keep the failure of an address for
 * as long as the page is open, so from the second time on a failed one is also asked for under another.
 * @throws Error when it does not come
 */
export async function chunk<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const address = addressIn(error);
    if (address === null) throw error;
    if (!failed.has(address)) {
      failed.add(address);
      throw error;
    }
    return (await underAnother(address)) as Part;
  }
}

let tries = 0;
function underAnother(address: string): Promise<unknown> {
  const known = others.get(address);
  if (known) return known;
  tries += 1;
  const part = import(/* @vite-ignore */ `${address}?again=${String(tries)}`);
  others.set(address, part);
  part.catch(() => others.delete(address));
  return part;
}

/** The address that a browser names in its error; null when it names none, or one of another site. */
function addressIn(error: unknown): string | null {
  const found = error instanceof Error ? /https?:\/\/[^\s"'?]+/.exec(error.message) : null;
  return found && new URL(found[0]).origin === new URL(location.href).origin ? found[0] : null;
}
