// From the manifests of a Deployment to the properties of an API: what Knative takes is kept, everything else is listed.
import { readShape } from '../fields/read';
import { put } from '../fields/render';
import { manifestsOf } from '../gitops/documents';
import { isJsonObject } from '../kubernetes/json';
import { KnativeRelease } from '../release/knative-release';
import { SERVICE } from '../service/fields/service';
import type { ServiceProps } from '../service/service-props';
import { Settings } from '../serving/configuration/settings';
import { InputError } from '../validation/input-error';
import { resourceName } from '../validation/rules';
import { bringToFront, promoteSidecars } from './containers';
import { Draft } from './draft';
import { essentialDeployment, essentialService } from './kubernetes-defaults';
import { leftOfService } from './kubernetes-service';
import type { Left } from './left';
import { listFields } from './left-fields';
import { takeMetadata } from './metadata';
import { isPublished, leftObjects } from './other-objects';
import { nameOf, POD } from './places';
import { takePorts } from './ports';
import { numberProbePorts, spellOutPeriods, takeProbePorts } from './probes';
import { DEPLOYMENT_REASONS } from './reasons';
import { allowLatest, type Install, propsOf, withoutRefused } from './refused';
import { normalizeResources } from './resources';
import { servicesOf, servingIn } from './serving';
import { takeVariables } from './variables';
import { takeVolumes, withReadOnlyMounts } from './volumes';
import { deploymentIn } from './workload';

/** What an application is as an API. */
export interface Adoption {
  /** Name of the Deployment, and of the API. */
  readonly name: string;
  /** Namespace of the Deployment. @default - its manifest names none */
  readonly namespace?: string;
  /** What is kept. Nothing is wrong with it where the install is as a DevFleet asks for. */
  readonly props: ServiceProps;
  /** What isn't kept as it is. */
  readonly left: readonly Left[];
}

export interface AdoptionOptions {
  /**
   * Name of the Deployment.
   * @default - the only one
   */
  readonly name?: string;

  /**
   * The Knative release that the API is for.
   * @default - the newest one
   */
  readonly release?: KnativeRelease;
}

/** The port that Knative sends requests to where none is said. */
const KNATIVE_PORT = 8080;

/**
 * Returns a Deployment, with the Service that leads to it, as an API.
 * @param documents objects of Kubernetes, as YAML is parsed; what else is among them is listed
 * @throws InputError if there is not exactly one Deployment that is meant, or if it can't be an API
 */
export function adoptDeployment(documents: readonly unknown[], options: AdoptionOptions = {}): Adoption {
  const { release = KnativeRelease.newest() } = options;
  const manifests = manifestsOf(documents);
  const deployment = deploymentIn(manifests, options.name);
  const services = servicesOf(deployment, manifests);
  const [service] = services;
  const { name, namespace } = deployment.metadata;
  if (name === undefined || resourceName('name', name).length > 0) {
    throw new InputError(resourceName(`${nameOf(deployment)}: metadata.name`, name ?? ''));
  }
  // As a DevFleet asks for it; what needs a flag is switched on where it is used.
  const settings = new Settings([{ autoscaler: { allowZeroInitialScale: true } }], release);
  const install = { release, settings, name };

  const draft = new Draft(essentialDeployment(deployment), nameOf(deployment));
  promoteSidecars(draft);
  const serving = servingIn(draft.json, service && essentialService(service));
  bringToFront(draft, serving.container);
  numberProbePorts(draft);
  takePorts(draft, serving, install);
  takeProbePorts(draft, serving.port ?? KNATIVE_PORT);
  spellOutPeriods(draft);
  takeVariables(draft, name);
  normalizeResources(draft);
  takeVolumes(draft);
  takeMetadata(draft);
  renameFields(draft);
  const props = readProps(draft, install);

  const application = { deployment, services };
  const others = manifests.filter((manifest) => manifest !== deployment && manifest !== service);
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    props,
    left: [
      ...draft.left,
      ...(service === undefined
        ? []
        : leftOfService(service, name, serving.servicePort, isPublished(others, application))),
      ...leftObjects(others, application),
    ],
  };
}

/** Fields that a Knative Service has elsewhere. */
function renameFields(draft: Draft): void {
  const deadline = draft.at('spec.progressDeadlineSeconds');
  if (typeof deadline === 'number') {
    draft.change('spec.progressDeadlineSeconds', () => undefined);
    draft.change('spec.template', (template) =>
      put(template, ['metadata', 'annotations', 'serving.knative.dev/progress-deadline'], `${deadline}s`),
    );
  }
  // The field's first name.
  draft.change(POD, (pod) => {
    const { serviceAccount, ...rest } = isJsonObject(pod) ? pod : {};
    return serviceAccount === undefined ? pod : { serviceAccountName: serviceAccount, ...rest };
  });
}

function readProps(draft: Draft, install: Install): ServiceProps {
  const { value, left } = readShape(SERVICE, draft.json);
  listFields(draft, left, DEPLOYMENT_REASONS);
  return withoutRefused(allowLatest(withReadOnlyMounts(propsOf(value)), draft, install), draft, install);
}
