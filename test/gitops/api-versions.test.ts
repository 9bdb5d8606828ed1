import { App } from 'cdk8s';
import { apiVersionProblems } from '../../lib/gitops/api-versions';
import { Cluster } from '../../lib/release/cluster';
import { folder, manifest } from '../support/manifests';

const problems = (kubernetes: string, apiVersion: string, kind: string) =>
  apiVersionProblems([folder(manifest(apiVersion, kind, 'a', 'b'))], new Cluster(new App(), 'cluster', { kubernetes }));

test.each([
  ['1.22', 'autoscaling/v2', 'HorizontalPodAutoscaler', 'autoscaling/v2beta2'],
  ['1.26', 'autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
  ['1.25', 'batch/v1beta1', 'CronJob', 'batch/v1'],
  ['1.34', 'policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
  ['1.34', 'policy/v1beta1', 'PodSecurityPolicy', "the namespace's Pod Security labels"],
  ['1.21', 'extensions/v1beta1', 'Deployment', 'apps/v1'],
  ['1.22', 'extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
  ['1.28', 'flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', 'flowcontrol.apiserver.k8s.io/v1beta3'],
])("Kubernetes %s doesn't serve %s", (kubernetes, apiVersion, kind, instead) => {
  expect(problems(kubernetes, apiVersion, kind)).toEqual([
    {
      path: 'platform/test/0',
      message: `${kind} is of ${apiVersion}, which Kubernetes ${kubernetes} doesn't serve; allowed: ${instead}`,
    },
  ]);
});

test.each([
  ['1.23', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['1.25', 'autoscaling/v2beta2', 'HorizontalPodAutoscaler'],
  ['1.24', 'batch/v1beta1', 'CronJob'],
  ['1.35', 'example.com/v1beta1', 'Thing'],
  ['1.21', 'extensions/v1beta1', 'Ingress'],
  ['1.34', 'admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy'],
  ['1.31', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema'],
  ['next', 'policy/v1beta1', 'PodDisruptionBudget'],
])('Kubernetes %s is not known not to serve %s', (kubernetes, apiVersion, kind) => {
  expect(problems(kubernetes, apiVersion, kind)).toEqual([]);
});
