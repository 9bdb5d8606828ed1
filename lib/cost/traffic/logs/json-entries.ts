// Logs of objects of JSON that may go over several lines: a list of them, as `gcloud logging read --format=json` and the Logs
// Explorer write it, or one after the other. Only the ends of objects are looked for here; JSON.parse reads each, which is several
// times as fast as to make values of single tokens.
import { type LogForm, MAX_ROW_LENGTH, type RowSink, TOO_LONG } from './form';
import { NOT_JSON, readJson } from './json-row';

export const JSON_ENTRIES: LogForm = {
  description: 'a list of JSON objects',
  matches: (head) => /^(?:\[\s*(?:[{\]]|$)|\{\s*(?:[\r\n]|$))/.test(head),
  async read(text, rows) {
    const scanner = new ObjectScanner(rows);
    for await (const part of text) {
      scanner.read(part);
    }
    scanner.end();
  },
  placeOf: (file, place) => `${file}[${place - 1}]`,
};

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Finds the objects in a text that comes in parts. */
class ObjectScanner {
  private text = '';
  /** Where it goes on in the text. */
  private index = 0;
  /** Where the object begins in the text; -1 if none does, or it is longer than is kept. */
  private start = -1;
  private depth = 0;
  private isInString = false;
  /** Whether something that can't stand between objects has been told of. */
  private isAstray = false;
  private place = 0;

  constructor(private readonly rows: RowSink) {}

  read(part: string): void {
    this.text += part;
    while (this.index < this.text.length) {
      if (this.isInString) {
        this.skipString();
      } else {
        this.step(this.text.charCodeAt(this.index));
        this.index++;
      }
    }
    this.forget();
  }

  /** Tells of an object that has no end. */
  end(): void {
    if (this.depth > 0) {
      this.refuse(NOT_JSON);
    }
  }

  private step(character: number): void {
    if (character === OPEN) {
      this.depth++;
      if (this.depth === 1) {
        this.start = this.index;
        this.isAstray = false;
      }
    } else if (this.depth === 0) {
      this.between(character);
    } else if (character === QUOTE) {
      this.isInString = true;
    } else if (character === CLOSE) {
      this.depth--;
      if (this.depth === 0) {
        this.take();
      }
    }
  }

  private between(character: number): void {
    const isBetween = character <= 0x20 || character === COMMA || character === OPEN_LIST || character === CLOSE_LIST;
    if (!isBetween && !this.isAstray) {
      this.isAstray = true;
      this.refuse(NOT_JSON);
    }
  }

  /** Goes behind the end of the string, or to the end of the text. */
  private skipString(): void {
    const end = this.text.indexOf('"', this.index);
    this.index = end < 0 ? this.text.length : end + 1;
    // After an odd number of backslashes, the quote is part of the string.
    if (end >= 0 && (end - this.backslashesBefore(end)) % 2 === 0) {
      this.isInString = false;
    }
  }

  /** Returns where the backslashes begin that lead up to a place. */
  private backslashesBefore(place: number): number {
    let begin = place;
    while (this.text.charCodeAt(begin - 1) === BACKSLASH) {
      begin--;
    }
    return begin;
  }

  private take(): void {
    if (this.start < 0) {
      // It was too long, which has been told.
      return;
    }
    this.rows.row.clear();
    if (readJson(this.text.slice(this.start, this.index + 1), this.rows.row)) {
      this.place++;
      this.rows.take(this.place);
    } else {
      this.refuse(NOT_JSON);
    }
    this.start = -1;
  }

  private refuse(reason: string): void {
    this.place++;
    this.rows.refuse(reason, this.place);
  }

  /** Keeps of the text what begins an object, and backslashes that a quote may follow. */
  private forget(): void {
    if (this.start >= 0 && this.index - this.start > MAX_ROW_LENGTH) {
      this.refuse(TOO_LONG);
      this.start = -1;
    }
    const end = this.isInString ? this.backslashesBefore(this.index) : this.index;
    const kept = this.start >= 0 ? this.start : end;
    this.text = this.text.slice(kept);
    this.index -= kept;
    this.start = this.start >= 0 ? 0 : -1;
  }
}
