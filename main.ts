// The cluster, the platform and the APIs: with environments.yaml, everything that dist/ holds.
import { join } from 'node:path';
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ArgoCd } from './lib/argocd/argo-cd';
import { readEnvironments } from './lib/environments/read';
import { DevFleet } from './lib/fleet/dev-fleet';
import { GitOpsApp } from './lib/gitops/gitops-app';
import { run } from './lib/gitops/run';
import { Kourier } from './lib/network/kourier/kourier';
import { KnativeServing } from './lib/serving/knative-serving';

export function build(): GitOpsApp {
  const app = new GitOpsApp({ kubernetes: '1.34' });

  const fleet = new DevFleet(app, 'environments', {
    domain: 'dev.example.com',
    environments: readEnvironments(join(__dirname, 'environments.yaml')),
    apis: {
      hello: {
        image: 'ghcr.io/knative/helloworld-go@sha256:c2b7412fbea6f1ef24a0cac60698e88df7ae3c4278e42d0cb34fe7d4b2641bba',
        env: { TARGET: 'development' },
        resources: { cpu: { request: Cpu.millis(500) }, memory: { request: Size.gibibytes(1) } },
      },
    },
  });

  const platform = new KnativeServing(app, 'platform', {
    network: new Kourier(),
    configuration: [fleet.servingConfiguration],
  });

  new ArgoCd(app, 'argocd', {
    repository: 'https://github.com/example/knative-dev-fleet.git',
    platform,
    fleets: [fleet],
  });

  return app;
}

if (require.main === module) {
  run(build);
}
