/** The address of a script that runs beside the page: see trusted.ts. */
import { policy } from './trusted';

const scripts = policy('atlas-script', {
  createScriptURL(address: string): string {
    const url = new URL(address, document.baseURI);
    if (url.origin !== new URL(document.baseURI).origin) throw new TypeError('this script is not ours');
    return url.href;
  },
});

/**
 * The address of a worker's script.
 * @throws TypeError when it is on another host
 */
export const scriptAddress = (address: string): string => scripts.createScriptURL(address);
