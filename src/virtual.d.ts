/** Set by the build. */
declare const __LANGUAGE__: 'en' | 'fr' | 'es';
declare module 'virtual:story' {
  const story: import('./model/story').Story;
  export default story;
}
declare module 'virtual:story/read' {
  const part: import('./model/story').ReadPart;
  export default part;
}
declare module 'virtual:story/map' {
  const part: import('./model/story').MapPart;
  export default part;
}
declare module 'virtual:story/timeline' {
  const part: import('./model/story').TimelinePart;
  export default part;
}
declare module 'virtual:story/ledger' {
  const part: import('./model/story').LedgerPart;
  export default part;
}
declare module 'virtual:story/explore' {
  const part: import('./model/story').ExplorePart;
  export default part;
}
declare module 'virtual:story/original' {
  const original: import('./model/story').OriginalPassage[];
  export default original;
}
declare module 'virtual:story/details' {
  /** Fetches what every mark says. Rejects when it cannot be had. */
  const load: () => Promise<import('./model/story').DetailsPart>;
  export default load;
}
declare module 'virtual:story/points' {
  /** Fetches the points that are drawn on a canvas. Rejects when they cannot be had. */
  const load: () => Promise<import('./model/story').PointsPart>;
  export default load;
}
declare module 'virtual:story/find' {
  /** Fetches what the search box searches. Rejects when it cannot be had. */
  const load: () => Promise<import('./model/story').FindEntry[]>;
  export default load;
}
declare module 'virtual:story/teach' {
  /** Fetches what presenting draws from. Rejects when it cannot be had. */
  const load: () => Promise<import('./model/story').TeachPart>;
  export default load;
}
declare module 'virtual:story/land' {
  const land: import('geojson').FeatureCollection<import('geojson').Geometry, { code: string }>;
  export default land;
}
declare module 'virtual:story/colours.css';
declare module 'virtual:story/looks-of-read.css';
declare module 'virtual:fonts.css';
