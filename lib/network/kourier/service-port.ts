// A port of Kourier's Services.
import { k8s } from 'cdk8s-plus-27';

export const servicePort = (name: string, port: number, targetPort: number): k8s.ServicePort => ({
  name,
  port,
  protocol: 'TCP',
  targetPort: k8s.IntOrString.fromNumber(targetPort),
});
