// The ports of Kourier's Services.
import { k8s } from 'cdk8s-plus-27';

/** Returns a port of a Service that leads to a port of the pods. */
export const servicePort = (name: string, port: number, targetPort: number): k8s.ServicePort => ({
  name,
  port,
  protocol: 'TCP',
  targetPort: k8s.IntOrString.fromNumber(targetPort),
});
