// What Serving needs of a network layer, so that one can be replaced by another without touching Serving.
import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KnativeRelease } from '../release/knative-release';
import type { ServingConfiguration } from '../serving/configuration/serving-configuration';

/** A network layer: takes requests from outside and inside the cluster to the revisions. */
export interface NetworkLayer {
  /** Value of `ingress-class` in config-network: the objects of this class are the layer's to serve. */
  readonly ingressClass: string;

  /** The namespace in which the gateway's pods run, and from which requests reach the revisions. */
  readonly namespace: string;

  /** Name of the Service in that namespace which takes requests from inside the cluster, by HTTP at port 80. */
  readonly internalService: string;

  /**
   * Returns what Serving is to be told because of the layer, besides the class.
   * @default - nothing
   */
  servingConfiguration?(release: KnativeRelease): ServingConfiguration;

  /**
   * Adds the layer's objects to the platform, in a chart of their own. Deployments of the class k8s.KubeDeployment, whose pods have
   * its name as their label `app`, get the pods and resources that KnativeServing is asked for.
   * @returns the chart
   */
  install(scope: Construct, release: KnativeRelease): Chart;
}
