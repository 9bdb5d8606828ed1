// The forms that logs may have.
import { InputError } from '../../../validation/input-error';
import { show } from '../../../validation/rules';
import { CSV } from './csv';
import { firstLine, type LogForm } from './form';
import { JSON_ENTRIES } from './json-entries';
import { LINES } from './lines';

/** In the order in which they are tried. */
const FORMS: readonly LogForm[] = [JSON_ENTRIES, LINES, CSV];

/** Characters of a first line that a message shows. */
const SHOWN = 80;

/**
 * Returns the form of a file.
 * @param head how it begins: its first line at least
 * @throws InputError if it has none of the forms
 */
export function formOf(head: string, file: string): LogForm {
  const form = FORMS.find(({ matches }) => matches(head));
  if (form === undefined) {
    throw new InputError([
      `${file} begins with ${show(firstLine(head).slice(0, SHOWN))}; allowed: ${FORMS.map(({ description }) => description).join('; ')}`,
    ]);
  }
  return form;
}
