// The lines of a text of which a few are changed.

/** A text, line by line. Lines are counted from 0, and one that isn't there is neither blank nor a comment. */
export class Lines {
  /** Each with its line break. */
  private readonly lines: readonly string[];
  /** Where each begins. */
  private readonly starts: readonly number[];
  private readonly lineBreak: string;

  constructor(private readonly text: string) {
    this.lines = text.split(/(?<=\n)/);
    this.starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    this.lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Returns the line that an offset is in. */
  lineOf(offset: number): number {
    return this.starts.findLastIndex((start) => start <= offset);
  }

  /** Returns how far from the start of its line an offset is. */
  columnOf(offset: number): number {
    return offset - (this.starts[this.lineOf(offset)] ?? 0);
  }

  isBlank(line: number): boolean {
    return this.lines[line]?.trim() === '';
  }

  /** Returns whether a line is a comment and nothing else. */
  isComment(line: number, isIndented: (column: number) => boolean): boolean {
    const [, indentation] = /^( *)#/.exec(this.lines[line] ?? '') ?? [];
    return indentation !== undefined && isIndented(indentation.length);
  }

  /** Returns the line after the comments that follow from a line on, with or without blank lines between them. */
  afterComments(line: number, isIndented: (column: number) => boolean): number {
    let end = line;
    for (let next = line; this.isBlank(next) || this.isComment(next, isIndented); next++) {
      end = this.isBlank(next) ? end : next + 1;
    }
    return end;
  }

  /** Returns the first of the comments directly above a line; the line itself if there is none. */
  beforeComments(line: number, isIndented: (column: number) => boolean): number {
    return this.isComment(line - 1, isIndented) ? this.beforeComments(line - 1, isIndented) : line;
  }

  /** Returns the text with others put before a line. */
  insert(line: number, added: string): string {
    const before = this.lines.slice(0, line).join('');
    const end = before === '' || before.endsWith('\n') ? '' : this.lineBreak;
    return before + end + this.withLineBreaks(added) + this.lines.slice(line).join('');
  }

  /** Returns the text without the lines from one up to another, which is kept. */
  remove(first: number, end: number): string {
    return [...this.lines.slice(0, first), ...this.lines.slice(end)].join('');
  }

  /** Returns the text with other text in place of what stands between two offsets. */
  replace([start, end]: readonly [start: number, end: number], by: string): string {
    return this.text.slice(0, start) + this.withLineBreaks(by) + this.text.slice(end);
  }

  private withLineBreaks(text: string): string {
    return text.replaceAll('\n', this.lineBreak);
  }
}
