// From the construct tree to folders of manifests: each chart is a folder, named by the chart's path.
import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from './manifest';

/** An object of the construct tree. */
export interface SynthesizedObject {
  /** Path of the construct that it comes from. */
  readonly path: string;
  readonly manifest: Manifest;
  /** Whether its name is its own, and not made of the construct's path. */
  readonly named: boolean;
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
      own.push({
        path: construct.node.path,
        manifest: construct.toJson(),
        named: construct.name !== Chart.of(construct).generateObjectName(construct),
      });
    }
    for (const child of construct.node.children) {
      visit(child, own);
    }
  };
  visit(root, []);
  return found;
}
