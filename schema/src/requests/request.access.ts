import { AccessHeading } from './request.terms.ts';

/** What is told under one heading. */
export interface AccessSection {
  heading: AccessHeading;
  text: string;
}

/** All headings, in the order of the article. */
export const ACCESS_HEADINGS = Object.values(AccessHeading);

/**
 * The headings of GDPR 15(1)(a) to (h) and 15(2) under which nothing is told yet. Each has to say something, if only that
 * there is nothing of the kind: a person who is not told cannot know.
 */
export const accessGaps = (sections: readonly AccessSection[]): AccessHeading[] =>
  ACCESS_HEADINGS.filter(
    (heading) => !sections.some((section) => section.heading === heading && section.text.trim() !== ''),
  );

/** The sections in the order of the article, without the empty ones. */
export const inOrder = (sections: readonly AccessSection[]): AccessSection[] =>
  ACCESS_HEADINGS.flatMap((heading) =>
    sections.filter((section) => section.heading === heading && section.text.trim() !== ''),
  );
