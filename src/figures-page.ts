import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';

/** The id that the address names; none when it is not well formed. */
function namedId(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** Opens the table that the address names. */
function open(): void {
  const section = document.getElementById(namedId());
  const details = section?.querySelector('details');
  if (details) details.open = true;
  section?.scrollIntoView();
}

addEventListener('hashchange', open);
open();
