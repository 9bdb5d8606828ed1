// Rows as lines of text, for the terminal.

/**
 * Returns rows as lines, in which every column is as wide as its longest cell.
 * @param rows the first has the titles, and so says how many columns there are
 * @param figures columns that end at the same place, as figures do
 */
export function table(rows: readonly (readonly string[])[], figures: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return figures.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
