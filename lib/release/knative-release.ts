// One Knative release: what the model asks when an object differs from release to release.
import { compare } from 'semver';
import { InputError } from '../validation/input-error';
import { RELEASES, type ReleaseFacts, type ServingImage } from './releases';
import { isAtLeast } from './versions';

const REGISTRY = 'gcr.io/knative-releases/knative.dev';

/** Where the images lie that are not one of Serving's own commands. */
const IMAGE_PATHS: Partial<Record<ServingImage, string>> = {
  cleanup: 'serving/pkg/cleanup/cmd/cleanup',
  migrate: 'pkg/apiextensions/storageversion/cmd/migrate',
};

/** A release of Knative Serving together with the Kourier of the same minor. */
export class KnativeRelease {
  /**
   * Finds a release in the catalogue.
   * @param version such as `1.19.9`
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

  /** Returns all known releases, oldest first. */
  static all(): KnativeRelease[] {
    return KnativeRelease.versions().map(KnativeRelease.of);
  }

  /** Returns the newest known release. */
  static newest(): KnativeRelease {
    return KnativeRelease.of(KnativeRelease.versions().at(-1) ?? '');
  }

  /**
   * Returns the newest known release that runs on a Kubernetes minor; nothing if none does.
   * @param kubernetes such as `1.32`
   */
  static newestOn(kubernetes: string): KnativeRelease | undefined {
    return KnativeRelease.all().findLast((release) => release.runsOn(kubernetes));
  }

  /** Version of Knative Serving, such as `1.19.9`. */
  readonly version: string;

  /** Version of Kourier, such as `1.19.6`. */
  readonly kourierVersion: string;

  /** The day on which Knative Serving was released, such as `2026-01-28`. */
  readonly date: string;

  /** The oldest Kubernetes minor that the release runs on, such as `1.32`. */
  readonly minimumKubernetes: string;

  private constructor(
    version: string,
    private readonly facts: ReleaseFacts,
  ) {
    this.version = version;
    this.kourierVersion = facts.kourier.version;
    this.date = facts.date;
    this.minimumKubernetes = facts.minimumKubernetes;
  }

  /** The minor, such as `1.19`. */
  get minor(): string {
    return this.version.split('.').slice(0, 2).join('.');
  }

  /**
   * Returns whether the release is a version or newer.
   * @param version such as `1.15`, or `1.8.2` where a patch made the difference
   */
  since(version: string): boolean {
    return isAtLeast(this.version, version);
  }

  /**
   * Returns whether the components start on a Kubernetes minor.
   * @param kubernetes such as `1.32`
   */
  runsOn(kubernetes: string): boolean {
    return isAtLeast(kubernetes, this.minimumKubernetes);
  }

  /**
   * Returns the reference, by digest, of an image of Knative Serving.
   * @throws RangeError if the release has no such image
   */
  servingImage(image: ServingImage): string {
    const digest = this.facts.digests[image];
    if (digest === undefined) {
      throw new RangeError(`Knative ${this.version} has no image ${image}`);
    }
    return `${REGISTRY}/${IMAGE_PATHS[image] ?? `serving/cmd/${image}`}@sha256:${digest}`;
  }

  /** The reference, by digest, of the image of Kourier's controller. */
  get kourierImage(): string {
    return `${REGISTRY}/net-kourier/cmd/kourier@sha256:${this.facts.kourier.digest}`;
  }

  /** The reference of Envoy's image that Kourier's gateway runs. */
  get envoyImage(): string {
    return `docker.io/envoyproxy/envoy:${this.facts.kourier.envoyTag}`;
  }
}
