// Where constructs are defined that a file describes and not the program, so that messages can lead there.
import type { IConstruct } from 'constructs';

const SOURCES = new WeakMap<IConstruct, string>();

/**
 * Says where a construct, and everything under it, is defined.
 * @param source such as `environments.yaml:12:3`
 */
export function setSource(construct: IConstruct, source: string): void {
  SOURCES.set(construct, source);
}

/** Returns where a construct is defined; nothing if it is in the program itself. */
export const sourceOf = (construct: IConstruct): string | undefined =>
  construct.node.scopes
    .map((scope) => SOURCES.get(scope))
    .filter((source) => source !== undefined)
    .at(-1);
