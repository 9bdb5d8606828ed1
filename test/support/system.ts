// A whole system as main.ts has one, for any cluster.
import { DevFleet, type DevFleetProps, numbered } from '../../lib/fleet/dev-fleet';
import { GitOpsApp } from '../../lib/gitops/gitops-app';
import { Kourier } from '../../lib/network/kourier/kourier';
import type { ClusterProps } from '../../lib/release/cluster';
import { KnativeServing } from '../../lib/serving/knative-serving';

const IMAGE = 'ghcr.io/knative/helloworld-go@sha256:c2b7412fbea6f1ef24a0cac60698e88df7ae3c4278e42d0cb34fe7d4b2641bba';

/**
 * Returns an app with Knative, Kourier and 20 environments.
 * @param props what the fleet says besides
 */
export function system(cluster: ClusterProps, props: Partial<DevFleetProps> = {}): GitOpsApp {
  const app = new GitOpsApp(cluster);
  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: numbered('dev', 20),
    apis: { hello: { image: IMAGE, env: { TARGET: 'development' } } },
    ...props,
  });
  new KnativeServing(app, 'platform', {
    network: new Kourier(),
    configuration: [fleet.servingConfiguration],
  });
  return app;
}

/** What this program was first made for: Knative 1.3.1 with Kourier 1.3 and 20 environments on Kubernetes 1.25. */
export const originalSystem = (): GitOpsApp => system({ knative: '1.3.1', kubernetes: '1.25' });
