// Facts about the pod that its containers can have: fields of it, and what its containers ask for and may use.
import { type Fields, field } from '../../fields/field';
import { choice, named, textThat } from '../../fields/kinds';
import { isLabelKey } from '../../validation/labels';
import type { ObjectFieldSelector, ResourceFieldSelector } from '../service-props';

/** One label or one annotation of the pod. */
const ONE_OF_METADATA = /^metadata\.(?:labels|annotations)\['(.+)'\]$/;

/**
 * Returns the fields of an object that names a field of the pod.
 * @param paths those that are known where the object stands, besides single labels and annotations
 */
export const objectFieldFields = (paths: readonly string[]): Fields<ObjectFieldSelector> => ({
  fieldPath: field(
    textThat(
      `${paths.join(', ')}, metadata.labels['KEY'] or metadata.annotations['KEY']`,
      (path) => paths.includes(path) || isLabelKey(ONE_OF_METADATA.exec(path)?.[1] ?? ''),
    ),
    { description: 'The field, such as metadata.name.', required: true },
  ),
  apiVersion: field(choice('v1'), { description: 'The API version that the path is of.', unset: 'v1' }),
});

/** What Kubernetes writes where no unit is set is 0. */
const DIVISOR = /^(?:0|1m?|1[kMGTPE]|1[KMGTPE]i)$/;

/** The fields of an object that names a request or a limit, apart from the container's name. */
export const RESOURCE_FIELD_FIELDS: Omit<Fields<ResourceFieldSelector>, 'containerName'> = {
  resource: field(
    named(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a type
      "`${'limits' | 'requests'}.${'cpu' | 'memory' | 'ephemeral-storage'}`",
      choice(
        'limits.cpu',
        'limits.memory',
        'limits.ephemeral-storage',
        'requests.cpu',
        'requests.memory',
        'requests.ephemeral-storage',
      ),
    ),
    { description: 'Which one.', required: true },
  ),
  divisor: field(
    textThat('1 and a unit, such as 1Mi; for CPU 1m or 1', (divisor) => DIVISOR.test(divisor)),
    { description: 'The unit in which the amount is given.', unset: '1' },
  ),
};
