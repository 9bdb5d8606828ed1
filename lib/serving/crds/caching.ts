// The CRD that names the images which a node may fetch before they are needed.
import type { KnativeRelease } from '../../release/knative-release';
import { servingLabels } from '../labels';
import { imageSchema } from '../schema/image';
import { anything } from '../schema/vocabulary';
import type { CrdDefinition } from './custom-resource-definition';

/** The CRD of the group caching.internal.knative.dev. */
export function cachingCrds(release: KnativeRelease): CrdDefinition[] {
  const { 'serving.knative.dev/release': _, ...labels } = servingLabels(release);
  const schema = imageSchema(release);
  return [
    {
      group: 'caching.internal.knative.dev',
      kind: 'Image',
      plural: 'images',
      ...(!release.since('1.4') && { shortNames: ['img'] }),
      categories: ['knative-internal', 'caching'],
      labels,
      versions: [
        {
          name: 'v1alpha1',
          storage: true,
          columns: [{ name: 'Image', type: 'string', jsonPath: '.spec.image' }],
          schema: release.since('1.6') ? schema : anything(schema.description),
        },
      ],
    },
  ];
}
