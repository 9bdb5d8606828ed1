// How source is laid out in lines: as Biome does it by the settings in biome.json.

/** Longest line. */
const LINE_WIDTH = 120;

/** What each level is indented by. */
const INDENTATION = '  ';

/** After a name that is shorter than this, no line ends: too little would be won. */
const SHORT_NAME = 5;

/** Something that is written in one piece. */
export interface Text {
  readonly text: string;
  /** Whether it may stand in the line after its name. @default false */
  readonly mayFollow?: boolean;
}

/** An object or a list. */
export interface Group {
  readonly brackets: '{}' | '[]';
  readonly parts: readonly Part[];
  /** Whether each part has a line of its own, though all fit in one. @default false */
  readonly isBroken?: boolean;
  /** Whether a line takes as many parts as fit. @default false */
  readonly isFilled?: boolean;
}

/** A property of an object, or an item of a list, which has no name. */
export interface Part {
  readonly name?: string;
  readonly source: Text | Group;
}

/** Returns the lines of a property or an item. */
export const print = (part: Part): string => printed(part, '');

function printed({ name, source }: Part, indentation: string): string {
  const prefix = name === undefined ? '' : `${name}: `;
  const line = inOneLine(source);
  const fits = (before: string) => line !== undefined && before.length + line.length + ','.length <= LINE_WIDTH;
  if (line !== undefined && fits(indentation + prefix)) {
    return prefix + line;
  }
  if ('text' in source) {
    const follows = source.mayFollow === true && name !== undefined && name.length >= SHORT_NAME;
    return follows ? `${name}:\n${indentation}${INDENTATION}${source.text}` : prefix + source.text;
  }
  const [open, close] = source.brackets;
  const inner = indentation + INDENTATION;
  const lines = source.isFilled ? filled(source.parts, inner) : source.parts.map((part) => `${printed(part, inner)},`);
  return `${prefix}${open}\n${lines.map((each) => `${inner}${each}\n`).join('')}${indentation}${close}`;
}

/** Returns the source in one line; nothing if it takes several. */
function inOneLine(source: Text | Group): string | undefined {
  if ('text' in source) {
    return source.text.includes('\n') ? undefined : source.text;
  }
  const parts = source.parts.map((part) => {
    const line = inOneLine(part.source);
    return line === undefined || part.name === undefined ? line : `${part.name}: ${line}`;
  });
  if ((source.isBroken === true && parts.length > 0) || parts.includes(undefined)) {
    return undefined;
  }
  const text = parts.join(', ');
  return source.brackets === '[]' ? `[${text}]` : text === '' ? '{}' : `{ ${text} }`;
}

function filled(parts: readonly Part[], indentation: string): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const text = `${inOneLine(part.source)},`;
    const last = lines.at(-1);
    if (last !== undefined && indentation.length + last.length + ' '.length + text.length <= LINE_WIDTH) {
      lines[lines.length - 1] = `${last} ${text}`;
    } else {
      lines.push(text);
    }
  }
  return lines;
}
