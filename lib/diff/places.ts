// In which environments something is, in words.

/** Most environments that are named. */
const MAX_NAMED = 3;

/** Returns in which of the environments something is, in so few names as tell it. */
export function placesText(environments: readonly string[], all: readonly string[]): string {
  const [only, ...others] = environments;
  if (only === undefined) {
    return '';
  }
  if (others.length === 0) {
    return `in ${only}`;
  }
  if (environments.length === all.length) {
    return `in all ${all.length} environments`;
  }
  const having = new Set(environments);
  const lacking = all.filter((name) => !having.has(name));
  const share = `in ${environments.length} of ${all.length} environments`;
  if (environments.length <= MAX_NAMED) {
    return `${share}: ${environments.join(', ')}`;
  }
  return lacking.length <= MAX_NAMED ? `${share}: all but ${lacking.join(', ')}` : share;
}
