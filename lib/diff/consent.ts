// How somebody consents to a deletion where it is reviewed.

/** Returns the label by which a pull request may delete so many things that can't be had back. */
export const consentLabel = (count: number): string => `yes-delete-${count}`;

/**
 * Returns how a user says to `npm run check` that so much may be deleted.
 * @param base the version that is compared, as git names it
 * @param option such as `--yes-delete 2`
 */
export const howToConsent = (base: string, option: string, count: number): string =>
  `npm run check -- --base ${base} ${option}, or by the label ${consentLabel(count)} on the pull request`;
