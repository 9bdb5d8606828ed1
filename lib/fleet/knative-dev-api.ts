// One API: a Knative Service that sleeps while nobody calls it.
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type DeploymentSource, propsFromDeployment } from '../adopt/props-from-deployment';
import type { Feature } from '../fields/field';
import { get } from '../fields/read';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import { featuresOf, useProblems } from '../service/features';
import { SERVICE } from '../service/fields/service';
import { type RenderedService, renderService } from '../service/render';
import { imageWarnings } from '../service/rules/images';
import type { Checked } from '../service/rules/rule';
import type { ServiceProps } from '../service/service-props';
import { namespaceName, resourceName } from '../validation/rules';
import { addWarnings } from '../validation/warnings';
import { KnativeDomainMapping } from './domain-mapping';
import { CLUSTER_LOCAL, type DomainTemplate } from './hosts';
import { releaseFor, settingsFor, usualSettings } from './install';
import { registerService } from './services';

export interface KnativeDevApiProps extends ServiceProps {
  /** The namespace that the API runs in. */
  readonly namespace: string;

  /**
   * Name of the Knative Service, and so the first part of its host.
   * @default - the construct's id
   */
  readonly name?: string;
}

/** An API that comes of a Deployment. */
export interface DeploymentApiProps extends DeploymentSource, Pick<KnativeDevApiProps, 'namespace' | 'name'> {}

/** An API as a Knative Service. Its name, by default its id, is a contract: another name is another API at another host. */
export class KnativeDevApi extends Construct {
  /**
   * Returns an API that comes of a Deployment which a team already has. What Knative takes of it is kept; of the rest, synth
   * warns.
   * @throws InputError if a file can't be read, or if there is not exactly one Deployment that can be an API
   */
  static fromDeployment(
    scope: Construct,
    id: string,
    { namespace, name, ...source }: DeploymentApiProps,
  ): KnativeDevApi {
    const { props, warnings } = propsFromDeployment(source, releaseFor(scope));
    const api = new KnativeDevApi(scope, id, { ...props, namespace, name });
    addWarnings(api, () => warnings);
    return api;
  }

  /** Name of the Knative Service. */
  readonly name: string;
  /** The namespace that it runs in. */
  readonly namespace: string;
  /** The Knative Service. */
  readonly service: ApiObject;
  /** What it says, with what is set where its properties say nothing. */
  readonly props: Checked;
  /** What it uses that a flag in config-features must allow. */
  readonly features: readonly Feature[];
  private readonly rendered: RenderedService;

  constructor(scope: Construct, id: string, { name = id, namespace, ...props }: KnativeDevApiProps) {
    super(scope, id);
    this.name = name;
    this.namespace = namespace;
    this.rendered = renderService(SERVICE, props, releaseFor(this));
    this.props = this.rendered.checked;
    this.features = featuresOf(this.rendered.uses);

    this.service = new ApiObject(this, 'service', {
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: { ...this.rendered.metadata, name, namespace },
      spec: this.rendered.spec,
    });
    registerService(this);
    for (const { host, tlsSecretName } of this.props.domainMappings ?? []) {
      new KnativeDomainMapping(this, host, { host, namespace, service: name, tlsSecretName });
    }

    this.node.addValidation({
      validate: () => [
        ...resourceName('name', name),
        ...namespaceName('namespace', namespace),
        ...this.serviceProblems(),
      ],
    });
    addWarnings(this, () => imageWarnings(this.props));
  }

  /** Returns the hosts under which the API is called: its own, then those of its tags. */
  hosts(domainTemplate: DomainTemplate, domain: string): string[] {
    const template = this.props.visibility === 'cluster-local' ? CLUSTER_LOCAL : { domainTemplate, domain };
    const tags = (this.props.traffic ?? []).flatMap(({ tag }) => tag ?? []);
    return [
      template.domainTemplate.host(this.name, this.namespace, template.domain),
      ...[...new Set(tags)].map((tag) =>
        template.domainTemplate.tagHost(tag, this.name, this.namespace, template.domain),
      ),
    ];
  }

  /** The spec of its pods, as it is written. */
  get podSpec(): JsonObject {
    const spec = get(this.rendered.spec, ['template', 'spec']);
    return isJsonObject(spec) ? spec : {};
  }

  private serviceProblems(): string[] {
    const release = releaseFor(this);
    const settings = settingsFor(this);
    return [
      ...this.rendered.problems({ release, settings: settings ?? usualSettings(release), name: this.name }),
      ...(settings === undefined ? [] : useProblems(this.rendered.uses, settings, this.props)),
    ];
  }
}
