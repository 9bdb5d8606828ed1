// Go templates, as far as they can be checked without Go: every action is closed, and asks for fields that there are.
import { isKnown, type Released, released } from './key';
import { type Kind, kindOf } from './kind';
import { releasedInWords } from './words';

/** What a Go template is given, and what it may give. */
export interface GoTemplateBounds {
  /** The fields that the template is given. */
  readonly fields: readonly (string | Released<string>)[];
  /** Characters that may stand outside of the actions, with their words. @default - all */
  readonly outside?: { readonly pattern: RegExp; readonly allowed: string };
}

const ACTION = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const STRING = /"(?:\\.|[^"\\])*"|`[^`]*`/g;
const FIELD = /(?<![\w)\]$.])\.([A-Za-z]\w*)/g;
const OPENS_BLOCK = /^(if|range|with|block|define)\b/;
const CHANGES_FIELDS = /^(range|with|block|define|template)\b/;

/** A Go template. */
export function goTemplate({ fields, outside }: GoTemplateBounds): Kind<string> {
  const given = fields.map(released);
  const allowed = `a Go template with ${given.map((field) => `.${releasedInWords(field)}`).join(', ')}`;
  return kindOf(
    'string',
    outside === undefined ? allowed : `${allowed}; else ${outside.allowed}`,
    (template, release) => {
      const names = given.filter((field) => isKnown(field, release)).map(({ value }) => value);
      return typeof template === 'string' && isTemplate(template, names, outside?.pattern) ? template : undefined;
    },
  );
}

function isTemplate(template: string, fields: readonly string[], outside = /^/): boolean {
  const actions = [...template.matchAll(ACTION)].map(([, action = '']) => action.replaceAll(STRING, '""'));
  const rest = template.replaceAll(ACTION, '');
  return template.trim() !== '' && !/\{\{|\}\}/.test(rest) && outside.test(rest) && areActions(actions, fields);
}

function areActions(actions: readonly string[], fields: readonly string[]): boolean {
  const opened = actions.filter((action) => OPENS_BLOCK.test(action)).length;
  const closed = actions.filter((action) => action === 'end').length;
  // Within range and its like, other fields are there, which only Go knows.
  const checked = actions.some((action) => CHANGES_FIELDS.test(action)) ? [] : actions;
  return (
    opened === closed &&
    !actions.includes('') &&
    checked.every((action) => [...action.matchAll(FIELD)].every(([, field = '']) => fields.includes(field)))
  );
}
