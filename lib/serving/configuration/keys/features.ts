// config-features: what revisions may use of Kubernetes, and what Knative does that is new.
import { type ConfigMapDefinition, type Key, type KeyFacts, key } from '../../../configuration/key';
import type { Kind } from '../../../configuration/kind';
import { choice } from '../../../configuration/kinds';
import type { FeaturesConfiguration } from '../serving-configuration';

type FlagFacts<Value> = Partial<KeyFacts<Value>> & Pick<KeyFacts<Value>, 'description'>;

/** Flags that are Disabled until they are set. */
const flagOf =
  <Value extends string>(kind: Kind<Value | 'Disabled'>) =>
  (spelling: string, facts: FlagFacts<Value | 'Disabled'>): Key<Value | 'Disabled'> =>
    key<Value | 'Disabled'>(spelling, kind, { default: 'Disabled', ...facts });

/** A flag for which Allowed is as good as Enabled, or lets an annotation decide. */
const feature = flagOf(choice('Enabled', 'Allowed', 'Disabled'));

/** A flag that Knative takes as off until it is Enabled: it reads Allowed, and then does nothing. */
const strict = flagOf(choice('Enabled', 'Disabled'));

const mayUse = (what: string) => `Whether a revision may use ${what}.`;

export const FEATURES: ConfigMapDefinition<FeaturesConfiguration> = {
  name: 'config-features',
  description: 'What revisions may use of Kubernetes, and what Knative does that is new.',
  see: 'https://knative.dev/docs/serving/configuration/feature-flags/',
  keys: {
    multiContainer: strict('multi-container', {
      description: 'Whether a pod may have several containers of its own.',
      default: 'Enabled',
    }),
    multiContainerProbing: strict('multi-container-probing', {
      description: 'Whether all containers of a pod are probed, and not only the one that answers requests.',
      since: '1.14',
    }),
    kubernetesPodspecAffinity: feature('kubernetes.podspec-affinity', { description: mayUse('affinity') }),
    kubernetesPodspecTopologyspreadconstraints: feature('kubernetes.podspec-topologyspreadconstraints', {
      description: mayUse('topologySpreadConstraints'),
      since: '1.4',
    }),
    kubernetesPodspecDryrun: feature('kubernetes.podspec-dryrun', {
      description:
        'Whether Kubernetes is asked, when a Knative Service is made, if it would take the pod: always, where an annotation of the Service says so, or never.',
      default: 'Allowed',
      removed: '1.20',
    }),
    kubernetesPodspecHostaliases: feature('kubernetes.podspec-hostaliases', { description: mayUse('hostAliases') }),
    kubernetesPodspecFieldref: feature('kubernetes.podspec-fieldref', {
      description: mayUse('fieldRef and resourceFieldRef in environment variables'),
    }),
    kubernetesPodspecNodeselector: feature('kubernetes.podspec-nodeselector', { description: mayUse('nodeSelector') }),
    kubernetesPodspecTolerations: feature('kubernetes.podspec-tolerations', { description: mayUse('tolerations') }),
    kubernetesPodspecRuntimeclassname: feature('kubernetes.podspec-runtimeclassname', {
      description: mayUse('runtimeClassName'),
    }),
    kubernetesPodspecSecuritycontext: feature('kubernetes.podspec-securitycontext', {
      description: mayUse('securityContext of the pod'),
    }),
    kubernetesPodspecShareprocessnamespace: feature('kubernetes.podspec-shareprocessnamespace', {
      description: mayUse('shareProcessNamespace'),
      since: '1.12',
    }),
    kubernetesPodspecPriorityclassname: feature('kubernetes.podspec-priorityclassname', {
      description: mayUse('priorityClassName'),
    }),
    kubernetesPodspecSchedulername: feature('kubernetes.podspec-schedulername', {
      description: mayUse('schedulerName'),
    }),
    kubernetesPodspecHostipc: feature('kubernetes.podspec-hostipc', { description: mayUse('hostIPC'), since: '1.16' }),
    kubernetesPodspecHostpid: feature('kubernetes.podspec-hostpid', { description: mayUse('hostPID'), since: '1.16' }),
    kubernetesPodspecHostnetwork: feature('kubernetes.podspec-hostnetwork', {
      description: mayUse('hostNetwork'),
      since: '1.16',
    }),
    kubernetesPodspecDnspolicy: feature('kubernetes.podspec-dnspolicy', {
      description: mayUse('dnsPolicy'),
      since: '1.5',
    }),
    kubernetesPodspecDnsconfig: feature('kubernetes.podspec-dnsconfig', {
      description: mayUse('dnsConfig'),
      since: '1.5',
    }),
    kubernetesContainerspecAddcapabilities: flagOf(
      choice('Enabled', { value: 'Allowed', removed: '1.12' }, 'Disabled'),
    )('kubernetes.containerspec-addcapabilities', {
      description: mayUse('capabilities.add in the securityContext of a container'),
    }),
    kubernetesPodspecInitContainers: strict('kubernetes.podspec-init-containers', {
      description: mayUse('initContainers'),
    }),
    kubernetesPodspecVolumesEmptydir: strict('kubernetes.podspec-volumes-emptydir', {
      description: mayUse('volumes of type emptyDir'),
      defaultSince: { '1.8': 'Enabled' },
    }),
    kubernetesPodspecVolumesHostpath: strict('kubernetes.podspec-volumes-hostpath', {
      description: mayUse('volumes of type hostPath'),
      since: '1.17',
    }),
    kubernetesPodspecVolumesCsi: strict('kubernetes.podspec-volumes-csi', {
      description: mayUse('volumes of type csi'),
      since: '1.18',
    }),
    kubernetesPodspecVolumesImage: strict('kubernetes.podspec-volumes-image', {
      description: mayUse('volumes of type image'),
      since: '1.19',
    }),
    kubernetesPodspecVolumesEphemeral: strict('kubernetes.podspec-volumes-ephemeral', {
      description: mayUse('volumes of type ephemeral'),
      since: '1.23',
    }),
    kubernetesPodspecVolumesMountPropagation: strict('kubernetes.podspec-volumes-mount-propagation', {
      description: mayUse('mountPropagation'),
      since: '1.18',
    }),
    kubernetesPodspecPersistentVolumeClaim: strict('kubernetes.podspec-persistent-volume-claim', {
      description: mayUse('volumes of type persistentVolumeClaim'),
    }),
    kubernetesPodspecPersistentVolumeWrite: strict('kubernetes.podspec-persistent-volume-write', {
      description: 'Whether a revision may write to such volumes.',
    }),
    queueproxyMountPodinfo: feature('queueproxy.mount-podinfo', {
      description:
        "Whether Knative's proxy finds the annotations of its pod in a file; Allowed lets an annotation decide.",
      since: '1.7',
    }),
    queueproxyResourceDefaults: strict('queueproxy.resource-defaults', {
      description: "Whether Knative's proxy gets requests and limits where config-deployment sets none.",
      since: '1.11',
    }),
    securePodDefaults: flagOf(choice('Enabled', { value: 'AllowRootBounded', since: '1.20' }, 'Disabled'))(
      'secure-pod-defaults',
      {
        description:
          'Whether containers get a strict securityContext where they have none; AllowRootBounded lets them run as root. From 1.10.3 on, Enabled also keeps them from running as root; before 1.20, even those that ask for it.',
        since: '1.9',
      },
    ),
    tagHeaderBasedRouting: strict('tag-header-based-routing', {
      description: 'Whether a header Knative-Serving-Tag leads a request to the revision of the tag.',
    }),
    autodetectHttp2: strict('autodetect-http2', {
      description:
        'Whether Knative finds out by itself that a container speaks HTTP/2, without a port that is named h2c.',
    }),
  },
  rules: [
    {
      property: 'kubernetesPodspecPersistentVolumeWrite',
      others: ['kubernetesPodspecPersistentVolumeClaim'],
      allowed: "'Enabled' only where kubernetesPodspecPersistentVolumeClaim is",
      holds: ({ kubernetesPodspecPersistentVolumeWrite: write, kubernetesPodspecPersistentVolumeClaim: claim }) =>
        write !== 'Enabled' || claim === 'Enabled',
    },
  ],
};
