// What many environments have alike is told once: with the environment's name taken out, their changes are equal.
import { isJsonObject, type Json } from '../kubernetes/json';
import { groupBy } from '../validation/group-by';

/** In the place of an environment's name, where several have the same. */
const NAME = 'ENVIRONMENT';

/** The same while changes are compared: no text of Kubernetes holds it, and so none is taken for it. */
const HIDDEN_NAME = '\0';

/** A thing, and the environment that it is in. */
export interface Placed<Thing> {
  /** @default - it is in none */
  readonly environment?: string;
  readonly thing: Thing;
}

/** A thing, and all environments that have it. */
export interface Folded<Thing> {
  /** In the order in which they came; empty for what is in none. */
  readonly environments: readonly string[];
  /** With ENVIRONMENT in the place of the name if there are several. */
  readonly thing: Thing;
}

/** Returns a thing with each text in it replaced. */
export type Rewrite<Thing> = (thing: Thing, replace: (text: string) => string) => Thing;

/** Returns things that are equal but for the environment's name once each, in the order of their first appearance. */
export function folded<Thing>(things: Iterable<Placed<Thing>>, rewrite: Rewrite<Thing>): Folded<Thing>[] {
  const replacers = new Map<string, (text: string) => string>();
  const hide = ({ environment, thing }: Placed<Thing>): Thing => {
    if (environment === undefined) {
      return thing;
    }
    const replace = replacers.get(environment) ?? nameReplacer(environment);
    replacers.set(environment, replace);
    return rewrite(thing, replace);
  };
  const groups = groupBy(
    [...things].map((placed) => ({ placed, hidden: hide(placed) })),
    ({ placed, hidden }) => JSON.stringify([placed.environment === undefined, hidden]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) {
      return [];
    }
    const environments = [first, ...others].flatMap(({ placed }) => placed.environment ?? []);
    const thing =
      environments.length > 1
        ? rewrite(first.hidden, (text) => text.replaceAll(HIDDEN_NAME, NAME))
        : first.placed.thing;
    return [{ environments, thing }];
  });
}

/** Returns what takes a name out of a text where it stands by itself, as in a namespace or a host, and not in a longer one. */
export function nameReplacer(name: string): (text: string) => string {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${name.replaceAll(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  return (text) => text.replaceAll(pattern, HIDDEN_NAME);
}

/** Returns data with each text in it replaced, keys among them. */
export function rewriteTexts(data: Json, replace: (text: string) => string): Json {
  if (typeof data === 'string') {
    return replace(data);
  }
  if (Array.isArray(data)) {
    return data.map((item) => rewriteTexts(item, replace));
  }
  return isJsonObject(data)
    ? Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          replace(key),
          value === undefined ? undefined : rewriteTexts(value, replace),
        ]),
      )
    : data;
}
