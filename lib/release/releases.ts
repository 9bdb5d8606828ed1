// The catalogue: what differs between Knative releases and is a fact rather than a rule. One entry for each release.

/** The container images of a Knative Serving install, by the name that the release gives them. */
export type ServingImage =
  | 'activator'
  | 'autoscaler'
  | 'autoscaler-hpa'
  | 'controller'
  | 'domain-mapping'
  | 'domain-mapping-webhook'
  | 'migrate'
  | 'queue'
  | 'webhook';

/** What the catalogue holds for one release. */
export interface ReleaseFacts {
  /** Kubernetes minors on which every object of the release can be applied and every component starts. */
  readonly kubernetes: {
    /** Oldest one: older clusters are refused by the components themselves. */
    readonly minimum: string;
    /** Newest one: later ones no longer serve an API that the release uses. */
    readonly maximum: string;
  };
  /** SHA-256 digests of the images. */
  readonly digests: Readonly<Record<ServingImage, string>>;
  /** The Kourier of the same minor. */
  readonly kourier: {
    readonly version: string;
    /** SHA-256 digest of the controller's image. */
    readonly digest: string;
    /** Tag of Envoy's image. It floats: Kourier's releases name no digest. */
    readonly envoyTag: string;
  };
}

/** The releases that the model knows, oldest first. */
export const RELEASES: Readonly<Record<string, ReleaseFacts>> = {
  '1.3.1': {
    kubernetes: { minimum: '1.21', maximum: '1.25' },
    digests: {
      activator: 'c1f35f2deb2acbcb1f71efb7b893f7eb8348b8d3f5208b25c73ec30fe33105f4',
      autoscaler: '0d692c5f6d97bfcb53de03d68ea1d4cf4d221e441251a3b5e39e5d7445422a91',
      'autoscaler-hpa': 'd49ef9309530a4e7bae4f9af38ed04e8b31eea47e0a8497577eab40c2485c520',
      controller: '086d7ceec128866245541bce673d0dda3665bce0ec8b38fd53c1bceab17369b5',
      'domain-mapping': '08865194932090f518acb8b6af13ef3afb8aa4f6c6a176af2a010cf398bf8bb1',
      'domain-mapping-webhook': '3f3c547ad8d3650a523bde828faf3d8c5f3fa9190212d60b2dc6b10f779d6c46',
      migrate: '1cd8d7bed867313859ffbd8c6030996632e74b28bda7edbfb4b19f1473126f38',
      queue: '777efd5ec77499a7a99fd29bf5936c5e7f5ba2c0b0a76a7adbae633902afb2f9',
      webhook: 'e9ac75b1723f0ae11ea5549306881979f34ef560d3c31f161090381f44cae707',
    },
    kourier: {
      version: '1.3.0',
      digest: '84af1fba93bcc1d504ee6fc110a49be80440f08d461ccb0702621b7b62d0f7b6',
      envoyTag: 'v1.18-latest',
    },
  },
};
