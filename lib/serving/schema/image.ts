// The schema of an Image: what a node may fetch before it is needed.
import type { KnativeRelease } from '../../release/knative-release';
import { imagePullSecret } from './kubernetes';
import { resource, status } from './resource';
import { array, type FieldSchema, object, string } from './vocabulary';

/** The schema of an Image. */
export const imageSchema = (release: KnativeRelease): FieldSchema =>
  resource('Names an image that a caching controller may fetch ahead of time.', {
    spec: object(
      'The image, and credentials to pull it.',
      {
        image: string('Reference of the image.'),
        imagePullSecrets: array('Secrets with credentials for pulling the image.', imagePullSecret(release)),
        serviceAccountName: string('Service account whose imagePullSecrets are used as well.'),
      },
      'image',
    ),
    status: status(release),
  });
