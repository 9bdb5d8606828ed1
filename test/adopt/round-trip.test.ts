// What an API says, and a Deployment can say too, comes back from the Deployment as it was.
import fc from 'fast-check';
import { adoptDeployment } from '../../lib/adopt/adopt-deployment';
import { get } from '../../lib/fields/read';
import { isJsonObject, type Json, type JsonObject } from '../../lib/kubernetes/json';
import { KnativeRelease } from '../../lib/release/knative-release';
import { SERVICE } from '../../lib/service/fields/service';
import { renderService } from '../../lib/service/render';
import type { ServiceProps } from '../../lib/service/service-props';
import { PROPERTIES } from './arbitrary';

const RELEASE = KnativeRelease.newest();

function rendered(props: ServiceProps): JsonObject {
  const { metadata, spec } = renderService(SERVICE, props, RELEASE);
  return { metadata, spec };
}

const objectAt = (json: Json, ...path: string[]): JsonObject => {
  const found = get(json, path);
  return isJsonObject(found) ? found : {};
};

/** Returns a Deployment of the pods of a Knative Service, selected as Deployments do it. */
function deploymentOf(service: JsonObject): JsonObject {
  const selector = { 'app.kubernetes.io/name': 'catalog' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...objectAt(service, 'metadata'), name: 'catalog' },
    spec: {
      selector: { matchLabels: selector },
      template: {
        metadata: {
          ...objectAt(service, 'spec', 'template', 'metadata'),
          labels: { ...objectAt(service, 'spec', 'template', 'metadata', 'labels'), ...selector },
        },
        spec: objectAt(service, 'spec', 'template', 'spec'),
      },
    },
  };
}

test('of random properties', () => {
  fc.assert(
    fc.property(PROPERTIES, (props) => {
      const service = rendered(props);
      const { props: adopted, left } = adoptDeployment([deploymentOf(service)], { release: RELEASE });
      expect(left).toEqual([]);
      expect(rendered(adopted)).toEqual(service);
    }),
    { numRuns: 150 },
  );
});
