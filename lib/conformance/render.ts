// The install in upstream form: the official release, bare.
import { App } from 'cdk8s';
import { folders } from '../gitops/folders';
import type { Manifest } from '../gitops/manifest';
import { Kourier } from '../network/kourier/kourier';
import type { KnativeRelease } from '../release/knative-release';
import { KnativeServing } from '../serving/knative-serving';

/** Returns every object of Serving and Kourier as the official release has it. */
export function renderRelease(release: KnativeRelease): Manifest[] {
  const platform = new KnativeServing(new App(), 'platform', { release });
  new Kourier().install(platform, release);
  return folders(platform).flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
}
