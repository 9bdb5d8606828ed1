// From the construct tree to folders of manifests: each chart is a folder, named by the chart's path.
import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from '../validation/problems';
import { identity, type Manifest } from './manifest';

/** An object of the construct tree. */
export interface SynthesizedObject {
  /** Path of the construct that it comes from. */
  readonly path: string;
  readonly manifest: Manifest;
}

/** The objects of one chart. */
export interface Folder {
  /** Path of the chart, such as `platform/serving`. */
  readonly path: string;
  readonly objects: readonly SynthesizedObject[];
}

/** Returns the objects of each chart under a construct, nested charts apart, in the order of the construct tree. */
export function folders(root: IConstruct): Folder[] {
  const found: { path: string; objects: SynthesizedObject[] }[] = [];
  const visit = (construct: IConstruct, objects: SynthesizedObject[]) => {
    const own = construct instanceof Chart ? [] : objects;
    if (construct instanceof Chart) {
      found.push({ path: construct.node.path, objects: own });
    }
    if (construct instanceof ApiObject) {
      own.push({ path: construct.node.path, manifest: construct.toJson() });
    }
    for (const child of construct.node.children) {
      visit(child, own);
    }
  };
  visit(root, []);
  return found;
}

/** Returns the objects that would overwrite each other in the cluster. */
export function collisions(all: readonly Folder[]): Problem[] {
  const paths = new Map<string, string[]>();
  for (const { path, manifest } of all.flatMap((folder) => folder.objects)) {
    const id = identity(manifest);
    paths.set(id, [...(paths.get(id) ?? []), path]);
  }
  return [...paths]
    .filter(([, owners]) => owners.length > 1)
    .map(([id, [first = '', ...others]]) => ({
      path: first,
      message: `is ${id}, as is ${others.join(' and ')}; allowed: one object of a kind and name`,
    }));
}
