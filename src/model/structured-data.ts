/** What the pages say of themselves to machines, in the vocabulary of https://schema.org. Addresses are relative to the page. */
import type { Article, ClaimReview, Dataset, Organization, WithContext } from 'schema-dts';
import type { Passage, Story, Verdict } from './story';

/** Our retelling and our notes. */
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
/** A rating wants a number: from what holds to what does not. The words say what it means. */
const RATING: Record<Exclude<Verdict, 'opinion'>, number> = {
  holds: 5,
  caveat: 4,
  contested: 3,
  unfulfilled: 2,
  fails: 1,
};

const CONTEXT = 'https://schema.org';
const atlasOrganization = (story: Story): Organization => ({
  '@type': 'Organization',
  name: story.article.atlas.title,
});
/** The article that the atlas is about. */
const original = ({ article }: Story): Article => ({
  '@type': 'Article',
  headline: article.title,
  author: { '@type': 'Person', name: article.author },
  publisher: { '@type': 'Organization', name: article.publisher },
  isPartOf: { '@type': 'Periodical', name: article.publication },
  datePublished: article.moment,
  url: article.url,
});

/** The atlas: an article about an article. */
export const articleData = (story: Story): WithContext<Article> => ({
  '@context': CONTEXT,
  '@type': 'Article',
  headline: `${story.article.atlas.title}: ${story.article.atlas.tagline}`,
  description: story.article.atlas.description.trim(),
  inLanguage: story.language,
  license: LICENCE,
  author: atlasOrganization(story),
  about: original(story),
  isBasedOn: story.article.url,
});

/**
 * The figures, and where they can be had as plain files.
 * @param files  addresses, from the page
 */
export function datasetData(story: Story, files: readonly string[]): WithContext<Dataset> {
  const years = story.observations.map((row) => row.period.slice(0, 4)).sort();
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name: `${story.article.atlas.title}: figures`,
    description: `${String(story.observations.length)} observations in ${String(story.series.length)} series, each with its source and how sure it is. Figures belong to their sources.`,
    license: LICENCE,
    creator: atlasOrganization(story),
    temporalCoverage: `${years[0] ?? ''}/${years.at(-1) ?? ''}`,
    spatialCoverage: story.article.countries.map((country) => country.name),
    variableMeasured: [...new Set(story.series.map((series) => series.subject))],
    distribution: files.map((file) => ({
      '@type': 'DataDownload' as const,
      contentUrl: file,
      encodingFormat: file.endsWith('.csv') ? 'text/csv' : 'application/json',
    })),
  };
}

const wordsOf = (passage: Passage) => passage.runs.map((run) => run.text).join('');

/** The verdicts, each on a claim of the article in our words. Opinions are not reviewed. */
export const claimReviews = (story: Story, verdicts: Record<Verdict, string>): WithContext<ClaimReview>[] =>
  story.claims.flatMap((claim): WithContext<ClaimReview>[] => {
    const passage = story.passages.find((one) => one.id === claim.passage);
    if (!passage || claim.verdict === 'opinion') return [];
    return [
      {
        '@context': CONTEXT,
        '@type': 'ClaimReview',
        url: `./claims.html?passage=${passage.id}`,
        claimReviewed: wordsOf(passage),
        itemReviewed: {
          '@type': 'Claim',
          author: { '@type': 'Person', name: story.article.author },
          appearance: original(story),
        },
        author: atlasOrganization(story),
        reviewBody: claim.why,
        reviewRating: {
          '@type': 'Rating',
          ratingValue: RATING[claim.verdict],
          bestRating: RATING.holds,
          worstRating: RATING.fails,
          alternateName: verdicts[claim.verdict],
        },
      },
    ];
  });

/** JSON that cannot end the script element it stands in. */
export const jsonLd = (data: unknown) =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
