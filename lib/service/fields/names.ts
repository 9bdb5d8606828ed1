// The kinds of fields that name something of Kubernetes.
import { textThat } from '../../fields/kinds';
import { IMAGE_ALLOWED, isImage } from '../../validation/image';
import { isLabelKey, isLabelValue } from '../../validation/labels';
import { hostName, MAX_HOST_LENGTH, namespaceName, resourceName } from '../../validation/rules';

/** A reference of an image. */
export const image = textThat(IMAGE_ALLOWED, isImage);

/** A name that is a DNS label, such as that of a container or a volume. */
export const label = textThat(
  "a DNS label: lower-case letters, digits and '-', starting and ending with a letter or digit, at most 63 characters",
  (name) => namespaceName('', name).length === 0,
);

/** A name that is a DNS label and starts with a letter, such as that of a Knative Service or a revision. */
export const startingWithLetter = textThat(
  "a DNS label that starts with a letter: lower-case letters, digits and '-', at most 63 characters",
  (name) => resourceName('', name).length === 0,
);

const OBJECT_NAME_PART = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const OBJECT_NAME = new RegExp(`^${OBJECT_NAME_PART}(?:\\.${OBJECT_NAME_PART})*$`);

/** The name of an object: what DNS knows, but that a part between dots may be longer than a label. */
export const objectName = (what: string) =>
  textThat(
    `the name of ${what}: lower-case letters, digits, '-' and '.', starting and ending with a letter or digit, at most 253 characters`,
    (name) => OBJECT_NAME.test(name) && name.length <= MAX_HOST_LENGTH,
  );

/** The key of an entry in a ConfigMap or a Secret. */
export const dataKey = textThat(
  "a key: letters, digits, '-', '_' and '.', at most 253 characters",
  (key) => /^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== '.' && !key.startsWith('..'),
);

/** The key of a label or an annotation. */
export const labelKey = textThat('the key of a label, such as example.com/team', isLabelKey);

/** The value of a label. */
export const labelValue = textThat(
  "letters, digits, '-', '_' and '.', at most 63 characters, starting and ending with a letter or digit",
  isLabelValue,
);

/** Which keys a map of labels or annotations may have. */
export const LABEL_KEYS = { allowed: 'keys of labels, such as example.com/team', test: isLabelKey };

const isAbsolute = (path: string): boolean => path.startsWith('/');
const hasNoWayUp = (path: string): boolean => !path.split('/').includes('..');
const isWithin = (path: string): boolean => path !== '' && !isAbsolute(path) && hasNoWayUp(path);

/** A path in the file system of a container. */
export const absolutePath = textThat('an absolute path', isAbsolute);

/** A path in the file system of a node. */
export const nodePath = textThat("an absolute path without '..'", (path) => isAbsolute(path) && hasNoWayUp(path));

/** A path within a folder. */
export const relativePath = textThat("a relative path without '..'", isWithin);

/** A path of a file that Kubernetes writes; what starts with two dots is its own. */
export const filePath = textThat(
  "a relative path without '..' that doesn't start with two dots",
  (path) => isWithin(path) && !path.startsWith('..'),
);

/** A host outside of the cluster's own domain. */
export const host = textThat(
  'a host name of two or more labels, not under cluster.local',
  (name) => hostName('', name).length === 0 && !/(^|\.)cluster\.local$/.test(name),
);
