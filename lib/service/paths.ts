// Where the parts of a Knative Service stand in it. A Configuration has the same template.
import type { Path } from '../fields/field';

/** Metadata of the Service itself. */
export const METADATA: Path = ['metadata'];

/** Metadata of the revisions. */
export const TEMPLATE_METADATA: Path = ['spec', 'template', 'metadata'];

/** Annotations of the revisions. */
export const TEMPLATE_ANNOTATIONS: Path = [...TEMPLATE_METADATA, 'annotations'];

/** The pods of the revisions. */
export const TEMPLATE_SPEC: Path = ['spec', 'template', 'spec'];

/** The container that answers the requests. */
export const MAIN_CONTAINER: Path = [...TEMPLATE_SPEC, 'containers', 0];
