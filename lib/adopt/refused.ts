// What the rules of a Knative Service refuse is taken out, so that the rest is written without a problem.
import { entriesOf, type FieldKind, type Path, pathOf } from '../fields/field';
import { object } from '../fields/kinds';
import { SERVICE } from '../service/fields/service';
import { renderService } from '../service/render';
import type { RuleContext } from '../service/rules/rule';
import type { ServiceProps } from '../service/service-props';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import type { Draft } from './draft';
import { placeIn } from './places';

/** Where a Knative Service is to run. */
export type Install = Omit<RuleContext, 'wrong'>;

/** Returns what is wrong with properties. */
export const problemsOf = (props: ServiceProps, install: Install): readonly string[] =>
  renderService(SERVICE, props, install.release).problems(install);

/**
 * Returns properties without those that are refused, which are listed.
 * @throws InputError if something is refused that there must be
 */
export function withoutRefused(props: ServiceProps, draft: Draft, install: Install): ServiceProps {
  const [problem] = problemsOf(props, install);
  if (problem === undefined) {
    return props;
  }
  const path = optionalPart(placeOf(problem, props));
  if (path.length === 0) {
    throw new InputError([`${install.name}: ${problem}`]);
  }
  draft.list(manifestPlace(path, props, draft), { reason: problem });
  return withoutRefused(propsOf(without(props, path)), draft, install);
}

/** Allows images with the tag latest where there are any, and lists them: without an image, there is no API. */
export function allowLatest(props: ServiceProps, draft: Draft, install: Install): ServiceProps {
  const allowed = { ...props, allowLatest: true };
  const others = problemsOf(allowed, install);
  const problems = problemsOf(props, install).filter((problem) => !others.includes(problem));
  for (const problem of problems) {
    draft.list(manifestPlace(placeOf(problem, props), props, draft), {
      reason: 'Knative looks the tag up once, when the revision is made, and runs the image of that day from then on',
      replacement: 'an image by digest, or by a tag that stays, in place of allowLatest',
    });
  }
  return problems.length === 0 ? props : allowed;
}

/** Returns what was read as properties; whether they are right, the check tells. */
export const propsOf = (read: unknown): ServiceProps => ({
  image: '',
  ...Object.fromEntries(Object.entries(typeof read === 'object' && read !== null ? read : {})),
});

/** Returns the place that a problem is about, as far as there is something: a problem begins with its property. */
function placeOf(problem: string, value: unknown): Path {
  const found = partsOf(value)
    .filter(({ words }) => problem.startsWith(words) && /^(?:[ .[]|$)/.test(problem.slice(words.length)))
    .toSorted((one, other) => other.words.length - one.words.length)[0];
  if (found !== undefined) {
    return [found.step, ...placeOf(problem.slice(found.words.length).replace(/^\./, ''), found.part)];
  }
  // A key of a map, or an item of a list, that may not be there.
  const [, key] = /^ has '?([^';]+)'?;/.exec(problem) ?? [];
  const { step } = partsOf(value).find(({ step, part }) => step === key || part === key) ?? {};
  return step === undefined ? [] : [step];
}

const partsOf = (
  value: unknown,
): { readonly step: string | number; readonly words: string; readonly part: unknown }[] =>
  Array.isArray(value)
    ? value.map((part, index) => ({ step: index, words: `[${index}]`, part }))
    : Object.entries(isObject(value) ? value : {}).map(([name, part]) => ({ step: name, words: name, part }));

/** Returns the innermost part around a place without which the rest can be. */
function optionalPart(path: Path): Path {
  let part: Part = { kind: object(SERVICE) };
  let length = 0;
  for (const [index, step] of path.entries()) {
    part = partIn(part.kind, step);
    length = part.isRequired ? length : index + 1;
  }
  return path.slice(0, length);
}

/** What is known of a part of a value. */
interface Part {
  readonly kind?: FieldKind<unknown>;
  /** Whether what is around it must have it. @default false */
  readonly isRequired?: boolean;
}

function partIn(kind: FieldKind<unknown> | undefined, step: string | number): Part {
  const notation = kind?.notation;
  if (notation?.as === 'object') {
    const { fields, oneOf = [] } = notation.shape;
    const field = Object.hasOwn(fields, step) ? fields[step] : undefined;
    return { kind: field?.kind, isRequired: field?.required === true || oneOf.includes(String(step)) };
  }
  if (notation?.as === 'one of') {
    return notation.kinds.map((each) => partIn(each, step)).find((part) => part.kind !== undefined) ?? {};
  }
  return notation?.as === 'list' || notation?.as === 'map' ? { kind: notation.item } : {};
}

/** Returns a value without one of its parts, and without a list that is empty then. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  const parts = partsOf(value).flatMap((each) => {
    const part = each.step === step ? (rest.length === 0 ? undefined : without(each.part, rest)) : each.part;
    return part === undefined || (Array.isArray(part) && part.length === 0) ? [] : [[each.step, part] as const];
  });
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** Returns where a property's value stands in the manifest that it was read from. */
function manifestPlace(path: Path, props: ServiceProps, draft: Draft): string {
  const [property = ''] = path;
  const field = entriesOf(SERVICE).find(([name]) => name === property)?.[1];
  const place = placeIn(draft.json, pathOf(String(property), field ?? {}));
  return `${place}${placeIn(props, path).slice(String(property).length)}`;
}
