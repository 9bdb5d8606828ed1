// A platform and a fleet behind a gateway that is exposed in some way, for tests of all ways.
import { DevFleet, type DevFleetProps, numbered } from '../../../lib/fleet/dev-fleet';
import { GitOpsApp } from '../../../lib/gitops/gitops-app';
import { identity, type Manifest } from '../../../lib/gitops/manifest';
import { Kourier, type KourierProps } from '../../../lib/network/kourier/kourier';
import type { ClusterProps } from '../../../lib/release/cluster';
import type { ServingConfiguration } from '../../../lib/serving/configuration/serving-configuration';
import { KnativeServing } from '../../../lib/serving/knative-serving';
import { InputError } from '../../../lib/validation/input-error';

export interface Around {
  readonly cluster?: ClusterProps;
  readonly fleet?: Partial<DevFleetProps>;
  readonly configuration?: ServingConfiguration;
}

export const CLUSTER: ClusterProps = { kubernetes: '1.34', knative: '1.23.0' };

const IMAGE = `hello@sha256:${'0'.repeat(64)}`;

function folders(props: KourierProps | ((fleet: DevFleet) => KourierProps), around: Around) {
  const app = new GitOpsApp(around.cluster ?? CLUSTER);
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: numbered('dev', 2),
    apis: { hello: { image: IMAGE } },
    ...around.fleet,
  });
  new KnativeServing(app, 'platform', {
    network: new Kourier(typeof props === 'function' ? props(fleet) : props),
    configuration: [fleet.servingConfiguration, around.configuration ?? {}],
  });
  return app.folders();
}

/** Returns all objects of the platform by what identifies them, as they are written. */
export const platform = (
  props: KourierProps | ((fleet: DevFleet) => KourierProps),
  around: Around = {},
): ReadonlyMap<string, Manifest> =>
  new Map(
    folders(props, around)
      .filter(({ path }) => path.startsWith('platform/'))
      .flatMap(({ objects }) => objects)
      .map(({ manifest }) => [identity(manifest), JSON.parse(JSON.stringify(manifest))]),
  );

/** Returns what is wrong; nothing if nothing is. */
export function problems(props: KourierProps, around: Around = {}): readonly string[] {
  try {
    folders(props, around);
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return error.problems;
    }
    throw error;
  }
}

/** Returns the objects that one platform has beyond another, or that differ in it. */
export const beyond = (
  objects: ReadonlyMap<string, Manifest>,
  others: ReadonlyMap<string, Manifest>,
): Record<string, Manifest> =>
  Object.fromEntries(
    [...objects].filter(([id, manifest]) => JSON.stringify(manifest) !== JSON.stringify(others.get(id))),
  );
