/** How much larger than usual a person has letters: 1 where the page's text is 16 px. Drawings in px follow it. */
export const letterScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
