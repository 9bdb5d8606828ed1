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

const KNATIVE_RESOURCES: Subjects = {
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
  ],
};

const DOMAIN_MAPPINGS: Subjects = {
  apiGroups: ['serving.knative.dev'],
  apiVersions: ['v1alpha1', 'v1beta1'],
  resources: ['domainmappings'],
};

/** Only ConfigMaps that carry both labels are checked. */
const CONFIG_MAPS: k8s.LabelSelector = {
  matchExpressions: [
    { key: 'app.kubernetes.io/name', operator: 'In', values: ['knative-serving'] },
    {
      key: 'app.kubernetes.io/component',
      operator: 'In',
      values: ['autoscaler', 'controller', 'logging', 'networking', 'observability', 'tracing'],
    },
  ],
};

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
    const metadata = (name: string, component: string) => ({ name, labels: servingLabels(props.release, component) });

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
    validating('config.webhook.serving.knative.dev', 'webhook', 'webhook', { objectSelector: CONFIG_MAPS });
    mutating('webhook.serving.knative.dev', 'webhook', 'webhook', KNATIVE_RESOURCES);
    validating('validation.webhook.serving.knative.dev', 'webhook', 'webhook', {
      rules: rules(KNATIVE_RESOURCES, VALIDATING),
    });

    secret('domainmapping-webhook-certs', 'domain-mapping');
    mutating('webhook.domainmapping.serving.knative.dev', 'domain-mapping', 'domainmapping-webhook', DOMAIN_MAPPINGS);
    validating('validation.webhook.domainmapping.serving.knative.dev', 'domain-mapping', 'domainmapping-webhook', {
      rules: rules(DOMAIN_MAPPINGS, VALIDATING),
    });
  }
}
