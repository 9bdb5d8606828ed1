// YAML that every reader understands alike.
import { Yaml } from 'cdk8s';
import { parseDocument, visit } from 'yaml';
import type { Manifest } from './manifest';

/** Characters that parsers disagree on unless they are escaped: a tab at the start of a line, and rare line breaks. */
const UNSAFE = /[\t\u0085\u2028\u2029]/;

/** Returns a manifest as one YAML document. */
export function toYaml(manifest: Manifest): string {
  const text = Yaml.stringify(manifest);
  if (!UNSAFE.test(text)) {
    return text;
  }
  const document = parseDocument(text);
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && UNSAFE.test(scalar.value)) {
        scalar.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return document
    .toString({ lineWidth: 0 })
    .replace(/[\u0085\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
