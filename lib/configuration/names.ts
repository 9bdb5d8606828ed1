// The kinds of values that name an object of Kubernetes.
import { namespaceName, secretName } from '../validation/rules';
import { textThat } from './kinds';

/** The name of a Secret. */
export const secret = textThat('the name of a Secret', (name) => secretName('', name).length === 0);

/** The name of a namespace. */
export const namespace = textThat('the name of a namespace', (name) => namespaceName('', name).length === 0);
