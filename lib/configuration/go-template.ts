// Go templates, as far as they can be checked without Go: what their actions are made of, and what they give.
import type { KnativeRelease } from '../release/knative-release';
import { isKnown, type Released, released } from './key';
import { releasedInWords } from './key-words';
import { type Kind, kindOf } from './kind';

/** What a Go template is given, and what it may give. */
export interface GoTemplateBounds {
  /** Fields that are text. @default - none */
  readonly texts?: readonly (string | Released<string>)[];
  /** Fields that are texts by their keys: only `index` reads one of them. @default - none */
  readonly maps?: readonly string[];
  /** Fields that have fields of their own, which only Go knows. @default - none */
  readonly objects?: readonly string[];
  /** Fields one of which the template must use, so that it doesn't give all the same. @default - it need use none */
  readonly distinct?: readonly string[];
  /** What the template must give, with its words. @default - anything */
  readonly gives?: { readonly test: (text: string) => boolean; readonly allowed: string };
}

/** A Go template. */
export function goTemplate({
  texts = [],
  maps = [],
  objects = [],
  distinct = [],
  gives,
}: GoTemplateBounds): Kind<string> {
  const given = [...texts, ...maps, ...objects].map(released);
  const allowed = [
    `a Go template with ${given.map((field) => `.${releasedInWords(field)}`).join(', ')}`,
    ...(gives === undefined ? [] : [`that gives ${gives.allowed}`]),
    ...(distinct.length === 0 ? [] : [`and uses ${distinct.map((field) => `.${field}`).join(' or ')}`]),
  ].join(' ');
  const fieldsIn = (release: KnativeRelease): Fields => ({
    texts: texts
      .map(released)
      .filter((field) => isKnown(field, release))
      .map(({ value }) => value),
    maps,
    objects,
  });
  return kindOf('string', allowed, (template, release) => {
    if (typeof template !== 'string' || template.trim() === '') {
      return undefined;
    }
    const actions = actionsOf(template);
    return actions !== undefined &&
      areActions(actions, fieldsIn(release)) &&
      uses(actions, distinct) &&
      (gives?.test(sampleOf(template)) ?? true)
      ? template
      : undefined;
  });
}

/** The fields that a release gives, by what they are. */
type Fields = Readonly<Record<'texts' | 'maps' | 'objects', readonly string[]>>;

/** The parts that an action is made of, such as `index`, `.Labels` and `"team"`. */
type Action = readonly string[];

const ACTION = /\{\{(?:- )?([\s\S]*?)(?: -)?\}\}/g;
const PART = /"(?:\\.|[^"\\\n])*"|`[^`]*`|-?\d+(?:\.\d+)?|\$\w*(?:\.\w+)*|(?:\.[A-Za-z]\w*)+|:=|\w+|[|().=,]/g;

const FUNCTIONS = new Set(
  'and or not index slice len print printf println html js urlquery eq ne lt le gt ge true false nil'.split(' '),
);
const OPENS_BLOCK = new Set(['if', 'range', 'with', 'block', 'define']);
/** Within these, other fields are there, which only Go knows. */
const CHANGES_FIELDS = new Set(['range', 'with', 'block', 'define', 'template']);
const KEYWORDS = new Set([...OPENS_BLOCK, ...CHANGES_FIELDS, 'else', 'end']);
/** Keywords that stand by themselves, and those that something follows. */
const ALONE = new Set(['else', 'end']);
const FOLLOWED = /^(?:(?:else )?(?:if|with)|range|block|define|template)?$/;

/** Returns the parts of all actions of a template; undefined if one isn't closed, or isn't made of parts. */
function actionsOf(template: string): Action[] | undefined {
  const actions = [...template.matchAll(ACTION)].map(([, action = '']) => action);
  const isClosed = !/\{\{|\}\}/.test(template.replaceAll(ACTION, ''));
  const isMade = actions.every((action) => action.replaceAll(PART, '').trim() === '');
  return isClosed && isMade ? actions.map((action) => action.match(PART) ?? []) : undefined;
}

function areActions(actions: readonly Action[], fields: Fields): boolean {
  const areOthers = actions.some((action) => action.some((part) => CHANGES_FIELDS.has(part)));
  return (
    areBlocks(actions) &&
    actions.every(isAction) &&
    (areOthers || actions.every((action) => asksForFields(action, fields)))
  );
}

/** Returns whether every block is opened before it is closed. */
function areBlocks(actions: readonly Action[]): boolean {
  let open = 0;
  for (const [keyword = ''] of actions) {
    if (ALONE.has(keyword) && open === 0) {
      return false;
    }
    open += OPENS_BLOCK.has(keyword) ? 1 : 0;
    open -= keyword === 'end' ? 1 : 0;
  }
  return open === 0;
}

/** Returns whether an action begins with keywords that belong together, if any, and the other words in it are functions. */
function isAction(action: Action): boolean {
  const keywords = action.filter((part) => KEYWORDS.has(part));
  const others = action.slice(keywords.length);
  const beginning = keywords.join(' ');
  return (
    (others.length === 0 ? ALONE.has(beginning) : FOLLOWED.test(beginning)) &&
    others.every((part) => !/^[A-Za-z]/.test(part) || FUNCTIONS.has(part))
  );
}

/** Returns whether an action asks for fields that there are, and gives only functions something to work on. */
function asksForFields(action: Action, fields: Fields): boolean {
  const parts = action.filter((part) => !KEYWORDS.has(part));
  const isPrinted = parts.length === action.length;
  return (
    commandsOf(parts).every(([first = '', ...given]) => given.length === 0 || FUNCTIONS.has(first)) &&
    parts.every((part, index) => part !== '|' || FUNCTIONS.has(parts[index + 1] ?? '')) &&
    parts.every((part, index) => isField(part, fields, !isPrinted || parts[index - 1] === 'index'))
  );
}

/** Returns the commands of an action: a field by itself, or a function and what it is given. */
const commandsOf = (parts: Action): string[][] =>
  parts
    .map((part) => (/^["`]/.test(part) ? '""' : part))
    .join(' ')
    .split(/ ?(?:\||:=|[(),=]) ?/)
    .map((command) => command.split(' '));

/** @param isRead whether a map may be named, as its keys are read and it isn't printed */
function isField(part: string, { texts, maps, objects }: Fields, isRead: boolean): boolean {
  const [start, name = '', ...more] = part.split('.');
  return (
    start !== '' ||
    objects.includes(name) ||
    (texts.includes(name) && more.length === 0) ||
    (maps.includes(name) && isRead)
  );
}

const uses = (actions: readonly Action[], distinct: readonly string[]): boolean =>
  distinct.length === 0 || actions.flat().some((part) => distinct.some((field) => part.startsWith(`.${field}`)));

/** Returns what a template gives where each action gives a letter. */
const sampleOf = (template: string): string => template.replaceAll(ACTION, 'x');
