// Labels and annotations: those of the application are kept, those of the tools that handled the Deployment are not.
import { get } from '../fields/read';
import { isJsonObject, type Json, type JsonObject } from '../kubernetes/json';
import type { Draft } from './draft';
import type { Why } from './left';
import { POD, textAt } from './places';

/** Written by kubectl and by Kubernetes itself. */
const WRITTEN = /^(?:kubectl\.kubernetes\.io\/|deployment\.kubernetes\.io\/|pod-template-hash$)/;

/** Written by what applies the Deployment. */
const APPLIED =
  /^(?:meta\.helm\.sh\/|helm\.sh\/|app\.kubernetes\.io\/managed-by$|argocd\.argoproj\.io\/|kustomize\.toolkit\.fluxcd\.io\/|helm\.toolkit\.fluxcd\.io\/|objectset\.rio\.cattle\.io\/|config\.kubernetes\.io\/|(?:chart|heritage)$)/;

/** Computed of a ConfigMap or a Secret, so that pods restart when it changes. */
const CHECKSUM = /checksum|(?:^|[-/.])hash$|^rollme$/i;

/** Takes out labels and annotations that are not the application's. */
export function takeMetadata(draft: Draft): void {
  const selecting = selectedKeys(draft.json);
  const selected = get(draft.json, ['spec', 'selector', 'matchLabels']);
  draft.change('spec.template.metadata.labels[]', (value, path) => {
    const key = String(path.at(-1));
    return get(selected, [key]) !== undefined && !selecting.has(key) ? undefined : value;
  });
  for (const metadata of ['metadata', 'spec.template.metadata']) {
    for (const entries of ['labels', 'annotations']) {
      draft.change(`${metadata}.${entries}[]`, (value, path) =>
        WRITTEN.test(String(path.at(-1))) ? undefined : value,
      );
      draft.take(`${metadata}.${entries}[]`, (_, path) => whyNoEntry(String(path.at(-1))));
    }
  }
  for (const place of ['apiVersion', 'kind', 'metadata.name', 'metadata.namespace', 'metadata.generateName']) {
    draft.change(place, () => undefined);
  }
  for (const place of ['spec.selector', 'spec.template.metadata.name', 'spec.template.metadata.namespace']) {
    draft.change(place, () => undefined);
  }
}

function whyNoEntry(key: string): Why | undefined {
  if (APPLIED.test(key)) {
    return { reason: 'it says what applies the Deployment, and something else applies the Knative Service' };
  }
  return CHECKSUM.test(key)
    ? {
        reason:
          'it is computed of other files, so that pods restart when these change; as a fixed text it never changes',
        replacement: 'a ConfigMap or Secret whose name changes with what it holds',
      }
    : undefined;
}

/** Returns the keys of labels by which the pods themselves select pods, as for being spread. */
function selectedKeys(json: JsonObject): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (part: Json | undefined) => {
    if (Array.isArray(part)) {
      part.forEach(visit);
    } else if (isJsonObject(part)) {
      for (const [name, value] of Object.entries(part)) {
        if (name === 'labelSelector') {
          keysIn(value).forEach((key) => {
            keys.add(key);
          });
        }
        visit(value);
      }
    }
  };
  visit(get(json, [...POD.split('.'), 'affinity']));
  visit(get(json, [...POD.split('.'), 'topologySpreadConstraints']));
  return keys;
}

function keysIn(selector: Json | undefined): string[] {
  const labels = get(selector, ['matchLabels']);
  const expressions = get(selector, ['matchExpressions']);
  return [
    ...Object.keys(isJsonObject(labels) ? labels : {}),
    ...(Array.isArray(expressions) ? expressions : []).flatMap((each) => textAt(each, 'key') ?? []),
  ];
}
