// On which nodes the platform itself runs.
import { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { objectsOf } from '../limits/objects';

/** What has pods in an install. */
const WORKLOADS = [
  ['apps', 'Deployment'],
  ['batch', 'Job'],
] as const;

/** Has all pods under a construct run on nodes with these labels. */
export function selectNodes(root: IConstruct, nodeSelector: Readonly<Record<string, string>>): void {
  for (const [apiGroup, kind] of WORKLOADS) {
    for (const object of objectsOf(root, apiGroup, kind)) {
      object.addJsonPatch(JsonPatch.add('/spec/template/spec/nodeSelector', nodeSelector));
    }
  }
}
