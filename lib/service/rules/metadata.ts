// Names, labels and annotations: those of other properties, and those that are Knative's own.

import { entriesOf, pathOf } from '../../fields/field';
import { isObject } from '../../validation/object';
import { show } from '../../validation/rules';
import { SERVICE } from '../fields/service';
import { type Checked, type Rule, when } from './rule';

/** Properties by the annotation or the label that they set. */
const propertiesBy = (where: 'annotations' | 'labels'): ReadonlyMap<string, string> =>
  new Map(
    entriesOf(SERVICE).flatMap(([property, field]) => {
      const path = pathOf(property, field);
      const key = path.at(-1);
      return typeof key === 'string' && path.at(-2) === where ? [[key, property] as const] : [];
    }),
  );

const BY_LABEL = propertiesBy('labels');
const BY_ANNOTATION = propertiesBy('annotations');

/** What the annotations of Knative's proxy begin with. */
const QUEUE_PROXY = 'queue.sidecar.serving.knative.dev/';

/** What Knative writes itself, and doesn't let anybody else write. */
const KNATIVES_OWN = /^serving\.knative\.dev\/(?!rollout-?duration|progress-deadline|no-gc)/i;

/** What the template of a revision may have of networking.knative.dev. */
const ROUTING_ANNOTATIONS =
  /^networking\.knative\.dev\/(?:ingress[.-]class|certificate[.-]class|disable-?auto-?tls|disable-external-domain-tls|http-?option|http-protocol)$/i;

const revisionNames: Rule = ({ revisionName }, { name }) =>
  when(
    revisionName !== undefined && !revisionName.startsWith(`${name}-`),
    () => `revisionName is '${revisionName}'; allowed: a name that begins with '${name}-'`,
  );

const keyProblems = (property: string, entries: unknown): string[] =>
  Object.keys(isObject(entries) ? entries : {}).flatMap((key) => {
    const properties = property.toLowerCase().endsWith('labels') ? BY_LABEL : BY_ANNOTATION;
    const other = properties.get(key) ?? (key.startsWith(QUEUE_PROXY) ? 'queueProxyResources' : undefined);
    return other === undefined
      ? ownProblems(property, key)
      : [`${property} has '${key}'; allowed: the property ${other}`];
  });

function ownProblems(property: string, key: string): string[] {
  if (KNATIVES_OWN.test(key)) {
    return [`${property} has ${show(key)}; allowed: none of serving.knative.dev, which Knative writes itself`];
  }
  if (property === 'revisionAnnotations') {
    return when(
      key.startsWith('networking.knative.dev/') && !ROUTING_ANNOTATIONS.test(key),
      () => `${property} has ${show(key)}; allowed: none of networking.knative.dev that a revision doesn't know`,
    );
  }
  return when(
    property === 'annotations' && key.startsWith('autoscaling.knative.dev'),
    () => `${property} has ${show(key)}; allowed: such annotations in revisionAnnotations only`,
  );
}

/** Returns what is wrong with labels and annotations. */
export const metadataProblems = (props: Checked): string[] =>
  (['labels', 'annotations', 'revisionLabels', 'revisionAnnotations'] as const).flatMap((property) =>
    keyProblems(property, props[property]),
  );

export const METADATA_RULES: readonly Rule[] = [revisionNames, metadataProblems];
