// A YAML file, and where in it a value stands.
import { relative, sep } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { InputError } from '../validation/input-error';

/** What the parser says in words for programmers, said for users. */
const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key stands twice in one object; allowed: once',
  MULTIPLE_DOCS: 'a second document begins; allowed: one in a file',
};

const SHARED = 'what several environments share belongs to the API in main.ts';

/** Keys that would not be taken for what they look like. */
const KEYS: Readonly<Record<string, string>> = {
  '<<': `a merge key, which YAML 1.2 no longer has; ${SHARED}`,
  ['__proto__']: 'a key that every object of JavaScript has; allowed: any other',
};

/** Names of keys and indexes of lists that lead to a value. */
export type Place = readonly PropertyKey[];

/** A problem at a place in a file. */
export interface PlacedProblem {
  readonly place: Place;
  /** Whether the key is meant, and not its value. @default false */
  readonly atKey?: boolean;
  readonly message: string;
}

/** A problem at an offset in the text. */
interface Problem {
  readonly offset: number;
  readonly message: string;
}

/** A YAML file that has been parsed. */
export class YamlFile {
  /** The file as messages name it. */
  readonly name: string;
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  /**
   * @param path where the file is; messages name it from the working directory on
   * @throws InputError with all problems, if the text is no YAML or not such that every reader takes it alike
   */
  constructor(path: string, text: string) {
    this.name = relative('', path).replaceAll(sep, '/');
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const { errors, warnings } = this.document;
    this.refuse([
      ...[...errors, ...warnings].map(({ code, message, pos: [offset] }) => ({
        offset,
        message: SYNTAX[code] ?? message,
      })),
      ...ambiguities(this.document),
    ]);
  }

  /** The file as data. */
  get data(): unknown {
    return this.document.toJS();
  }

  /** Returns where a value stands, such as `environments.yaml:12:9`. */
  position(place: Place): string {
    return this.positionOf(offsetOf(this.document, place));
  }

  /** The line in which a value stands. */
  line(place: Place): number {
    return this.lines.linePos(offsetOf(this.document, place)).line;
  }

  /**
   * Refuses what is wrong in the file. What is missing stands where that is which lacks it.
   * @throws InputError with a line for each problem, in the order of the file; nothing is thrown if there is none
   */
  check(problems: readonly PlacedProblem[]): void {
    this.refuse(
      problems.map(({ place, atKey, message }) => ({ offset: offsetOf(this.document, place, atKey), message })),
    );
  }

  private refuse(problems: readonly Problem[]): void {
    if (problems.length > 0) {
      const lines = [...problems]
        .sort((one, other) => one.offset - other.offset)
        .map(({ offset, message }) => `${this.positionOf(offset)}: ${message}`);
      throw new InputError([...new Set(lines)]);
    }
  }

  private positionOf(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `${this.name}:${line}:${col}`;
  }
}

/** Returns what readers of YAML, or people, take in different ways. */
function ambiguities(document: Document.Parsed): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Alias: (_, alias) => {
      problems.push({ offset: startOf(alias), message: `an alias; allowed: the value itself, and ${SHARED}` });
    },
    Pair: (_, { key }) => {
      const message = isScalar(key) ? KEYS[String(key.value)] : 'a key that is no text; allowed: text';
      if (message !== undefined) {
        problems.push({ offset: startOf(key), message });
      }
    },
  });
  return problems;
}

const startOf = (node: unknown): number => (isNode(node) ? node.range?.[0] : undefined) ?? 0;

function offsetOf(document: Document.Parsed, place: Place, atKey = false): number {
  let node: unknown = document.contents;
  for (const [index, step] of place.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
    const next = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
    if (pair !== undefined && atKey && index === place.length - 1) {
      return startOf(pair.key);
    }
    if (!isNode(next)) {
      break;
    }
    node = next;
  }
  return startOf(node);
}
