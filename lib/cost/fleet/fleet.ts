// What is to be charged, read of manifests as dist/ holds them: so the report and dist/ can't disagree, and another version of
// dist/ is read alike.
import { readShape } from '../../fields/read';
import { groupKind, type Manifest } from '../../gitops/manifest';
import { textAt, valueAt } from '../../kubernetes/json';
import { OWNER } from '../../namespace/annotations';
import type { LimitRangeProps } from '../../namespace/limit-range';
import type { KnativeRelease } from '../../release/knative-release';
import { SERVICE } from '../../service/fields/service';
import type { Checked } from '../../service/rules/rule';
import type { Settings } from '../../serving/configuration/settings';
import { isObject } from '../../validation/object';
import { WORKING_HOURS } from '../../working-hours/access';
import { hostsIn } from './hosts';
import { limitRangesIn } from './limit-ranges';
import { settingsIn } from './settings';

/** A Knative Service. */
export interface FleetApi {
  /** The namespace, and so the environment. */
  readonly environment: string;
  readonly name: string;
  /** Whom the environment belongs to. @default - nobody is named */
  readonly owner?: string;
  readonly image: string;
  /** The hosts under which it is called, its own first. */
  readonly hosts: readonly string[];
  /** The URL for people. @default - it is called within the cluster only, or its host can't be told */
  readonly link?: string;
  /** What it says. */
  readonly props: Checked;
  /** What its namespace gives containers that say nothing themselves. @default - nothing */
  readonly limitRange?: LimitRangeProps;
}

/** All that a version of dist/ runs. */
export interface Fleet {
  readonly release: KnativeRelease;
  /** What the install's ConfigMaps come to. */
  readonly settings: Settings;
  readonly apis: readonly FleetApi[];
  /** The environments that WorkingHours keeps warm at times. */
  readonly warm: readonly string[];
  /** The objects besides Knative Services, some of which always run. */
  readonly others: readonly Manifest[];
}

/** Returns what manifests run. */
export function fleetIn(manifests: readonly Manifest[], release: KnativeRelease): Fleet {
  const settings = settingsIn(manifests, release);
  const hostsOf = hostsIn(manifests, settings);
  const scheme = schemeIn(manifests, settings);
  const limitRanges = limitRangesIn(manifests);
  const owners = new Map(
    manifests
      .filter((manifest) => groupKind(manifest) === 'Namespace')
      .map(({ metadata }) => [metadata.name, metadata.annotations?.[OWNER]]),
  );
  const apis = manifests.filter(isKnativeService).map((service) => {
    const { name = '', namespace = 'default' } = service.metadata;
    const props = propsIn(service);
    const hosts = hostsOf(service, props);
    const [host] = hosts;
    return {
      environment: namespace,
      name,
      owner: owners.get(namespace),
      image: props.image ?? '',
      hosts,
      link: host === undefined || props.visibility === 'cluster-local' ? undefined : `${scheme}://${host}`,
      props,
      limitRange: limitRanges.get(namespace),
    };
  });
  return {
    release,
    settings,
    apis,
    warm: warmIn(manifests),
    others: manifests.filter((manifest) => !isKnativeService(manifest)),
  };
}

const isKnativeService = (manifest: Manifest): boolean => groupKind(manifest) === 'Service.serving.knative.dev';

/** What dist/ holds was rendered of such properties, so that all of it is read. */
const propsIn = (service: Manifest): Checked => {
  const { value } = readShape(SERVICE, service);
  return isChecked(value) ? value : {};
};

const isChecked = (value: unknown): value is Checked => isObject(value);

/** The environments that the table of WorkingHours begins its lines with. */
function warmIn(manifests: readonly Manifest[]): string[] {
  const table = manifests.find(
    ({ kind, metadata }) =>
      kind === 'ConfigMap' && metadata.namespace === WORKING_HOURS && metadata.name === WORKING_HOURS,
  );
  return textAt(table, 'data', 'environments')
    .split('\n')
    .flatMap((line) => line.split(' ', 1).filter((name) => name !== ''));
}

/** The scheme of links: HTTPS where Knative or the network layer has certificates. */
function schemeIn(manifests: readonly Manifest[], settings: Settings): 'http' | 'https' {
  const isSecure =
    settings.network('externalDomainTls') === 'Enabled' ||
    settings.network('defaultExternalScheme') === 'https' ||
    manifests.some(namesCertificate);
  return isSecure ? 'https' : 'http';
}

/** Whether a Deployment is Kourier's controller with a certificate for all hosts. */
function namesCertificate(manifest: Manifest): boolean {
  const containers = valueAt(manifest, 'spec', 'template', 'spec', 'containers');
  return (
    groupKind(manifest) === 'Deployment.apps' &&
    Array.isArray(containers) &&
    containers
      .flatMap((container) => valueAt(container, 'env') ?? [])
      .some((variable) => textAt(variable, 'name') === 'CERTS_SECRET_NAME' && textAt(variable, 'value') !== '')
  );
}
