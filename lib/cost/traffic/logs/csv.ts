// Logs in CSV with a header, such as the Logs Explorer's.
import { type ParseResult, Parser } from 'papaparse';
import { InputError } from '../../../validation/input-error';
import { show } from '../../../validation/rules';
import { type Column, columnOf, type Field } from './columns';
import { firstLine, type LogForm, linePlace, MAX_ROW_LENGTH, type RowSink, TOO_LONG } from './form';

export const CSV: LogForm = {
  description: 'CSV with a header that has a time and a host',
  matches: (head) => {
    const header = firstLine(head);
    return header.split(delimiterOf(header)).some((name) => columnOf(name) !== undefined);
  },
  async read(text, rows, file) {
    let reader: CsvReader | undefined;
    for await (const part of text) {
      reader ??= new CsvReader(rows, file, part);
      reader.read(part);
    }
    reader?.end();
  },
  placeOf: linePlace,
};

/** Returns what separates the names of a header: what is most often in it. */
const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best));

class CsvReader {
  private readonly parser: Parser;
  private columns: readonly (Column | undefined)[] | undefined;
  private rest = '';
  private number = 0;

  /** @param head the beginning of the file, with its whole header */
  constructor(
    private readonly rows: RowSink,
    private readonly file: string,
    head: string,
  ) {
    const header = firstLine(head);
    this.parser = new Parser({
      delimiter: delimiterOf(header),
      newline: head.startsWith('\r\n', header.length) ? '\r\n' : '\n',
    });
  }

  read(part: string): void {
    this.rest += part;
    this.parse(true);
    while (this.rest.length > MAX_ROW_LENGTH) {
      this.skipLine();
      this.parse(true);
    }
  }

  end(): void {
    this.parse(false);
  }

  /** @param ignoreLastRow whether the last row may go on in the next part */
  private parse(ignoreLastRow: boolean): void {
    const { data, meta }: ParseResult<string[]> = this.parser.parse(this.rest, 0, ignoreLastRow);
    this.rest = this.rest.slice(meta.cursor);
    for (const values of data) {
      this.number++;
      if (this.columns === undefined) {
        this.columns = columnsOf(values, this.file);
      } else if (values.length > 1 || values[0] !== '') {
        this.take(values, this.columns);
      }
    }
  }

  private take(values: readonly string[], columns: readonly (Column | undefined)[]): void {
    const { row } = this.rows;
    row.clear();
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      if (column !== undefined) {
        row.set(column, values[index]);
      }
    }
    this.rows.take(this.number);
  }

  /** Leaves a line out, as a quote in it has no end. */
  private skipLine(): void {
    const end = this.rest.indexOf('\n');
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    this.number++;
    this.rows.refuse(TOO_LONG, this.number);
  }
}

/** What says whom a row is for: one of these. */
const HOST_FIELDS: readonly Field[] = ['host', 'url', 'service', 'text'];

function columnsOf(header: readonly string[], file: string): (Column | undefined)[] {
  const columns = header.map(columnOf);
  const has = (field: Field) => columns.some((column) => column?.field === field);
  const missing = [...(has('time') ? [] : ['time']), ...(HOST_FIELDS.some(has) ? [] : ['host'])];
  if (missing.length > 0) {
    throw new InputError([
      `${file} has the columns ${header.map(show).join(', ')}; allowed: a header with time and host, and as far as known duration_ms, user_agent, remote_ip`,
    ]);
  }
  return columns;
}
