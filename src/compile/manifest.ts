/** The web app manifest of one language: with it the atlas can be installed. All addresses are relative to it. */

export interface Installed {
  title: string;
  description: string;
  language: string;
  /** From the manifest to the atlas's root, with a slash at the end. */
  root: './' | '../';
  /** Rooms by their page, for the menu of the icon. */
  rooms: readonly { name: string; page: string }[];
}

/** Colours of the paper and the ink, which no stylesheet can say here. */
export const PAPER = { light: '#fbf8f1', dark: '#14191f' };

export function manifestOf({ title, description, language, root, rooms }: Installed): string {
  const icon = (file: string, sizes: string, type: string, purpose?: string) => ({
    src: root + file,
    sizes,
    type,
    ...(purpose ? { purpose } : {}),
  });
  return `${JSON.stringify(
    {
      name: title,
      short_name: title,
      description,
      lang: language,
      dir: 'ltr',
      start_url: './',
      // Every language is part of one atlas. The page for lost addresses finds its way by this too.
      scope: root,
      display: 'standalone',
      background_color: PAPER.light,
      theme_color: PAPER.light,
      categories: ['education'],
      icons: [
        icon('icon-192.png', '192x192', 'image/png'),
        icon('icon-512.png', '512x512', 'image/png'),
        icon('icon-maskable-512.png', '512x512', 'image/png', 'maskable'),
        icon('icon.svg', 'any', 'image/svg+xml'),
      ],
      shortcuts: rooms.map(({ name, page }) => ({ name, url: page })),
    },
    null,
    2,
  )}\n`;
}
