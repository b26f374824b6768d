/** Pages that a browser may draw ahead, while a pointer rests on the way to them. */

/** One text for all pages, so that the content policy can allow it by its hash. */
export const AHEAD_RULES =
  '{"prerender":[{"where":{"selector_matches":"a[data-ahead]"},"eagerness":"moderate"}]}';

/** The page with those rules, where it leads to such pages. */
export const withAheadRules = (html: string): string =>
  html.includes(' data-ahead')
    ? html.replace('</head>', () => `<script type="speculationrules">${AHEAD_RULES}</script>\n  </head>`)
    : html;
