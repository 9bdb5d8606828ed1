// One Knative release: what the model asks when an object differs from release to release.
import { compare } from 'semver';
import { InputError } from '../validation/input-error';
import { RELEASES, type ReleaseFacts, type ServingImage } from './releases';
import { isAtLeast } from './versions';

const REGISTRY = 'gcr.io/knative-releases/knative.dev';

/** A release of Knative Serving together with the Kourier of the same minor. */
export class KnativeRelease {
  /**
   * Finds a release in the catalogue.
   * @param version such as `1.3.1`
   * @throws InputError if the catalogue doesn't have it; the message lists those it has
   */
  static of(version: string): KnativeRelease {
    const facts = Object.hasOwn(RELEASES, version) ? RELEASES[version] : undefined;
    if (facts === undefined) {
      throw new InputError([`release is '${version}'; allowed: ${KnativeRelease.versions().join(', ')}`]);
    }
    return new KnativeRelease(version, facts);
  }

  /** Returns the versions of all known releases, oldest first. */
  static versions(): string[] {
    return Object.keys(RELEASES).sort(compare);
  }

  /** Returns the newest known release. */
  static newest(): KnativeRelease {
    return KnativeRelease.of(KnativeRelease.versions().at(-1) ?? '');
  }

  /** Version of Knative Serving, such as `1.3.1`. */
  readonly version: string;

  /** Version of Kourier, such as `1.3.0`. */
  readonly kourierVersion: string;

  private readonly facts: ReleaseFacts;

  private constructor(version: string, facts: ReleaseFacts) {
    this.version = version;
    this.kourierVersion = facts.kourier.version;
    this.facts = facts;
  }

  /** Returns the reference, by digest, of an image of Knative Serving. */
  servingImage(image: ServingImage): string {
    const path = image === 'migrate' ? 'pkg/apiextensions/storageversion/cmd/migrate' : `serving/cmd/${image}`;
    return `${REGISTRY}/${path}@sha256:${this.facts.digests[image]}`;
  }

  /** Returns the reference, by digest, of the image of Kourier's controller. */
  get kourierImage(): string {
    return `${REGISTRY}/net-kourier/cmd/kourier@sha256:${this.facts.kourier.digest}`;
  }

  /** Returns the reference of Envoy's image that Kourier's gateway runs. */
  get envoyImage(): string {
    return `docker.io/envoyproxy/envoy:${this.facts.kourier.envoyTag}`;
  }

  /**
   * Checks whether the release runs on a Kubernetes minor.
   * @param minor such as `1.25`
   * @returns the problem, with what is allowed; empty where it runs
   */
  kubernetesProblems(minor: string): string[] {
    const { minimum, maximum } = this.facts.kubernetes;
    return isAtLeast(minor, minimum) && isAtLeast(maximum, minor)
      ? []
      : [`kubernetes is '${minor}'; allowed for Knative ${this.version}: ${minimum} to ${maximum}`];
  }
}
