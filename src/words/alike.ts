/** Texts of the interface that are the same in English and in a translation. */
const EVERYWHERE = [
  'Beltway Atlas',
  'APA',
  'MLA',
  'Chicago',
  'BibTeX',
  'CSL-JSON',
  'English',
  'Français',
  'Español',
  'Esc',
];

export const alike: Record<'en' | 'fr' | 'es', ReadonlySet<string>> = {
  en: new Set(),
  fr: new Set([
    ...EVERYWHERE,
    'Sources',
    'Source',
    'Opinion',
    'Opinions',
    'opinion',
    'Passage',
    'Passages',
    'Leader',
    'Verdict',
    'Figures',
    'Pause',
    'Notes',
    'Date',
    'Question',
    'Minutes',
  ]),
  es: new Set([...EVERYWHERE, 'Original', 'Series']),
};
