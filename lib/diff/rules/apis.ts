// What a change of an API itself comes to.
import type { Manifest } from '../../gitops/manifest';
import { valueAt } from '../../kubernetes/json';
import { changesAt, type Rule, type Surroundings } from './rule';

const API_KINDS = ['Service.serving.knative.dev', 'Configuration.serving.knative.dev'];

const changesTemplate = changesAt(['spec', 'template']);

export const API_RULES: readonly Rule[] = [
  {
    when: '`spec.template` of a Knative Service or Configuration changes',
    effect: 'revision',
    reason: 'A revision is what the template said at one time. Metadata and traffic are no part of it.',
    kinds: API_KINDS,
    applies: changesTemplate,
  },
  {
    when: '`spec.template` of a Knative Service or Configuration changes whose initial or minimum scale is 1 or more, or one is added',
    effect: 'starts',
    reason:
      'A new revision gets its initial scale, which is 1 where neither the template nor config-autoscaler says otherwise, ' +
      'and keeps its minimum, though nobody calls.',
    kinds: API_KINDS,
    applies: (object, surroundings) =>
      object.after !== undefined &&
      (object.before === undefined || changesTemplate(object)) &&
      startsPods(object.after, surroundings),
  },
];

/** Whether a revision of an API gets pods before anybody calls. */
const startsPods = (api: Manifest, { autoscaler }: Surroundings): boolean =>
  (['initial', 'min'] as const).some((bound) => {
    const annotations = [`${bound}-scale`, `${bound}Scale`].map((name) =>
      valueAt(api, 'spec', 'template', 'metadata', 'annotations', `autoscaling.knative.dev/${name}`),
    );
    const own = annotations.find((value) => value !== undefined);
    return Number(own ?? autoscaler[`${bound}-scale`] ?? DEFAULTS[bound]) >= 1;
  });

/** What holds where neither says it. @see https://knative.dev/docs/serving/autoscaling/scale-bounds/ */
const DEFAULTS = { initial: '1', min: '0' };
