// Logs of a row a line: JSON, as a storage sink of Cloud Logging writes it, or Envoy's default; both may stand side by side.
import { NO_ACCESS_LOG, readEnvoyLine } from './envoy-line';
import { firstLine, type LogForm, linePlace, MAX_ROW_LENGTH, TOO_LONG } from './form';
import { NOT_JSON, readJson } from './json-row';
import type { LogRow } from './row';

export const LINES: LogForm = {
  description: "lines of JSON, or of Envoy's access log",
  matches: (head) => /^(?:\{[^\r\n]|\[\d{4}-)/.test(head) || /\[\d{4}-[^\]\s]+\] "/.test(firstLine(head)),
  async read(text, rows) {
    let number = 0;
    await forEachLine(text, (line) => {
      number++;
      if (line.trim() === '') {
        return;
      }
      rows.row.clear();
      const problem = readLine(line, rows.row);
      if (problem === undefined) {
        rows.take(number);
      } else {
        rows.refuse(problem, number);
      }
    });
  },
  placeOf: linePlace,
};

/** Reads a line into a row. Returns why it can't be read; nothing if it can. */
function readLine(line: string, row: LogRow): string | undefined {
  if (line.length > MAX_ROW_LENGTH) {
    return TOO_LONG;
  }
  if (line.startsWith('{')) {
    return readJson(line, row) ? undefined : NOT_JSON;
  }
  return readEnvoyLine(line, row) ? undefined : NO_ACCESS_LOG;
}

/** Calls a function with each line. Of one that is too long, only so much is kept as shows that it is. */
async function forEachLine(text: AsyncIterable<string>, read: (line: string) => void): Promise<void> {
  let rest = '';
  for await (const part of text) {
    const lines = rest + part;
    let begin = 0;
    for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', begin)) {
      read(lines.slice(begin, end));
      begin = end + 1;
    }
    rest = lines.slice(begin, begin + MAX_ROW_LENGTH + 1);
  }
  if (rest !== '') {
    read(rest);
  }
}
