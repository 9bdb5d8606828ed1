// Where the images of the install come from, and as whom Knative's controller looks up those of the APIs.
import { type ImageMirror, imageMirrorProblems } from '../release/image-mirror';
import { googleServiceAccountProblems } from '../validation/google-cloud';
import { isObject } from '../validation/object';
import { knownProperties, show } from '../validation/rules';
import type { ServingConfiguration } from './configuration/serving-configuration';

export interface InstallImagesProps {
  /**
   * Where all images of the install lie, such as `europe-docker.pkg.dev/shop/knative`: Knative's, its proxy in each pod among
   * them, and those of a network layer that comes with it. `npm run images` lists what must be there. Images of APIs stay as they
   * are.
   * @default - where the official release has them: gcr.io and docker.io
   */
  readonly mirror?: ImageMirror;

  /**
   * The service account of Google Cloud as which Knative's controller looks up tags in registries,
   * `NAME@PROJECT.iam.gserviceaccount.com`. It has to grant roles/iam.workloadIdentityUser to
   * `PROJECT.svc.id.goog[knative-serving/controller]`, and needs roles/artifactregistry.reader where the images of APIs are. All
   * components of Serving run as that service account of Kubernetes which have none of their own.
   * @default - none: the controller is known to Google Cloud as itself, to which the role can be given as well
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  readonly googleServiceAccount?: string;
}

const PROPERTIES: Readonly<Record<keyof InstallImagesProps, true>> = { mirror: true, googleServiceAccount: true };

/**
 * Returns what is wrong with where the images come from.
 * @param configurations what the ConfigMaps say besides
 */
export function installImagesProblems(
  props: InstallImagesProps | undefined,
  configurations: readonly ServingConfiguration[],
): string[] {
  if (props === undefined) {
    return [];
  }
  if (!isObject(props)) {
    return knownProperties('images', props, PROPERTIES);
  }
  const { mirror, googleServiceAccount } = props;
  return [
    ...knownProperties('images', props, PROPERTIES),
    ...(mirror === undefined
      ? []
      : [...imageMirrorProblems('images.mirror', mirror), ...configurations.flatMap(proxyProblems)]),
    ...googleServiceAccountProblems('images.googleServiceAccount', googleServiceAccount),
  ];
}

/** With a mirror, one image would be left that may lie elsewhere. */
const proxyProblems = (configuration: ServingConfiguration | undefined): string[] => {
  const image = configuration?.deployment?.queueSidecarImage;
  return image === undefined
    ? []
    : [`deployment.queueSidecarImage is ${show(image)}; allowed: none, as images.mirror says where that image lies`];
};
