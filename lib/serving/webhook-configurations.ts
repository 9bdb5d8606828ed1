// What Kubernetes sends to Serving's webhooks before it stores an object, and the Secrets with their certificates, which
// Knative fills at run time.
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';
import { SERVING_NAMESPACE } from '../release/namespace';
import { servingLabels } from './labels';

const MUTATING = ['CREATE', 'UPDATE'];
const VALIDATING = [...MUTATING, 'DELETE'];

/** The objects that a webhook sees. */
type Subjects = Pick<k8s.RuleWithOperations, 'apiGroups' | 'apiVersions' | 'resources'>;

const DOMAIN_MAPPINGS = ['domainmappings', 'domainmappings/status'];

const knativeResources = (release: KnativeRelease): Subjects => ({
  apiGroups: ['autoscaling.internal.knative.dev', 'networking.internal.knative.dev', 'serving.knative.dev'],
  apiVersions: ['*'],
  resources: [
    'metrics',
    'podautoscalers',
    'certificates',
    'ingresses',
    'serverlessservices',
    'configurations',
    'revisions',
    'routes',
    'services',
    ...(release.since('1.11') ? DOMAIN_MAPPINGS : []),
  ],
});

const domainMappings = (release: KnativeRelease): Subjects => ({
  apiGroups: ['serving.knative.dev'],
  apiVersions: release.since('1.6') ? ['*'] : ['v1alpha1', 'v1beta1'],
  resources: release.since('1.6') ? DOMAIN_MAPPINGS : ['domainmappings'],
});

/** Only ConfigMaps that carry both labels are checked. */
const configMaps = (release: KnativeRelease): k8s.LabelSelector => ({
  matchExpressions: [
    { key: 'app.kubernetes.io/name', operator: 'In', values: ['knative-serving'] },
    {
      key: 'app.kubernetes.io/component',
      operator: 'In',
      values: [
        'autoscaler',
        'controller',
        'logging',
        'networking',
        'observability',
        'tracing',
        ...(release.since('1.15') ? ['net-certmanager'] : []),
      ],
    },
  ],
});

const rules = (subjects: Subjects, operations: string[]): k8s.RuleWithOperations[] => [
  { ...subjects, operations, scope: '*' },
];

const call = (name: string, service: string) => ({
  name,
  admissionReviewVersions: ['v1', 'v1beta1'],
  clientConfig: { service: { name: service, namespace: SERVING_NAMESPACE } },
  failurePolicy: 'Fail',
  sideEffects: 'None',
  timeoutSeconds: 10,
});

export interface WebhookConfigurationsProps {
  readonly release: KnativeRelease;
}

/** The webhook configurations of Serving and the Secrets of its webhooks. */
export class WebhookConfigurations extends Construct {
  constructor(scope: Construct, id: string, props: WebhookConfigurationsProps) {
    super(scope, id);
    const { release } = props;
    const metadata = (name: string, component: string) => ({ name, labels: servingLabels(release, component) });

    const validating = (name: string, component: string, service: string, subjects: Partial<k8s.ValidatingWebhook>) =>
      new k8s.KubeValidatingWebhookConfiguration(this, name, {
        metadata: metadata(name, component),
        webhooks: [{ ...call(name, service), ...subjects }],
      });
    const mutating = (name: string, component: string, service: string, subjects: Subjects) =>
      new k8s.KubeMutatingWebhookConfiguration(this, name, {
        metadata: metadata(name, component),
        webhooks: [{ ...call(name, service), rules: rules(subjects, MUTATING) }],
      });
    const secret = (name: string, component: string) =>
      new k8s.KubeSecret(this, name, { metadata: { ...metadata(name, component), namespace: SERVING_NAMESPACE } });

    secret('webhook-certs', 'webhook');
    validating('config.webhook.serving.knative.dev', 'webhook', 'webhook', { objectSelector: configMaps(release) });
    mutating('webhook.serving.knative.dev', 'webhook', 'webhook', knativeResources(release));
    validating('validation.webhook.serving.knative.dev', 'webhook', 'webhook', {
      rules: rules(knativeResources(release), VALIDATING),
    });

    // From 1.11 on, the webhook of all other resources is that of DomainMappings too.
    if (!release.since('1.11')) {
      const [component, service] = ['domain-mapping', 'domainmapping-webhook'];
      secret('domainmapping-webhook-certs', component);
      mutating('webhook.domainmapping.serving.knative.dev', component, service, domainMappings(release));
      validating('validation.webhook.domainmapping.serving.knative.dev', component, service, {
        rules: rules(domainMappings(release), VALIDATING),
      });
    }
  }
}
