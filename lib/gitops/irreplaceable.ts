// What nobody gets back once it is deleted: with it goes what stands in it, what is stored under it, or what others point to.
import { FLEET, PROTECTED } from '../namespace/annotations';
import { groupKind, isLoadBalancer, type Manifest } from './manifest';

/** An object whose deletion can't be undone by applying it again. */
export interface Irreplaceable {
  /** What people call it: an environment by its name, anything else such as `load balancer kourier-system/kourier`. */
  readonly name: string;
  /** What is lost with it. */
  readonly loss: string;
  /** Whether it is the namespace of a fleet's environment. */
  readonly isEnvironment: boolean;
  /** Whether it is an environment that is only deleted by somebody who says so twice. */
  readonly isProtected: boolean;
}

/** Returns what is irreplaceable about an object; nothing of one that can be deleted and applied again. */
export function irreplaceable(manifest: Manifest): Irreplaceable | undefined {
  const { name = '', namespace = '', labels, annotations } = manifest.metadata;
  const found = (what: string, loss: string): Irreplaceable => ({
    name: what,
    loss,
    isEnvironment: false,
    isProtected: false,
  });
  switch (groupKind(manifest)) {
    case 'Namespace':
      return labels?.[FLEET] === undefined
        ? found(`namespace ${name}`, 'everything in it')
        : {
            name,
            loss: 'everything in its namespace',
            isEnvironment: true,
            isProtected: annotations?.[PROTECTED] === 'true',
          };
    case 'CustomResourceDefinition.apiextensions.k8s.io':
      return found(`CustomResourceDefinition ${name}`, 'every object of its kind in the cluster');
    case 'PersistentVolumeClaim':
      return found(`PersistentVolumeClaim ${namespace}/${name}`, 'the data in it');
    case 'Service':
      return isLoadBalancer(manifest)
        ? found(`load balancer ${namespace}/${name}`, 'its address, to which DNS records point')
        : undefined;
    case 'Ingress.networking.k8s.io':
    case 'Gateway.gateway.networking.k8s.io':
      return found(`load balancer ${namespace}/${name}`, 'its address, to which DNS records point');
    default:
      return undefined;
  }
}
