// As much of a list as there is room for.

/**
 * Returns the first texts that fit into so many characters, one in each line, and a line about the others.
 * @param more returns that line, of how many others there are
 */
export function fitting(texts: readonly string[], characters: number, more: (rest: number) => string): string {
  const lines: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (length + text.length + 1 > characters) {
      break;
    }
    lines.push(text);
    length += text.length + 1;
  }
  return [...lines, ...(lines.length < texts.length ? [more(texts.length - lines.length)] : [])].join('\n');
}
