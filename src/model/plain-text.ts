/** A word without its case and accents, so that `calderon` finds Calderón. */
export const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
