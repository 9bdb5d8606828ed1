// One Knative release: what the model asks when an object differs from release to release.
import { InputError } from '../validation/input-error';
import { show } from '../validation/rules';
import { type ImageMirror, mirrored } from './image-mirror';
import { RELEASES, type ReleaseFacts, type ServingImage } from './releases';
import { isAtLeast, minorOf } from './versions';

const REGISTRY = 'gcr.io/knative-releases/knative.dev';

/** Where the images lie that are not one of Serving's own commands. */
const IMAGE_PATHS: Partial<Record<ServingImage, string>> = {
  cleanup: 'serving/pkg/cleanup/cmd/cleanup',
  migrate: 'pkg/apiextensions/storageversion/cmd/migrate',
};

/** A release of Knative Serving together with the Kourier of the same minor. */
export class KnativeRelease {
  private static readonly ALL: readonly KnativeRelease[] = Object.entries(RELEASES).map(
    ([version, facts]) => new KnativeRelease(version, facts),
  );

  /**
   * Finds a release in the catalogue.
   * @param version such as `1.19.9`
   * @param what what the message calls it
   * @throws InputError if the catalogue doesn't have it; the message says which it has
   */
  static of(version: string, what = 'release'): KnativeRelease {
    const found = KnativeRelease.ALL.find((release) => release.version === version);
    if (found === undefined) {
      const patch = KnativeRelease.newestPatch(version);
      const nearest = patch === undefined ? '' : `${patch.version}, the newest patch of its minor, or another of `;
      throw new InputError([`${what} is ${show(version)}; allowed: ${nearest}${KnativeRelease.versions().join(', ')}`]);
    }
    return found;
  }

  /**
   * Returns the newest known patch of the minor that a version has; nothing if none is known.
   * @param version such as `1.19.3`, `v1.19` or, from where no compiler has seen it, anything
   */
  static newestPatch(version: unknown): KnativeRelease | undefined {
    const [, minor] = typeof version === 'string' ? (/^v?(\d+\.\d+)(\.\d+)?$/.exec(version) ?? []) : [];
    return KnativeRelease.ALL.findLast((release) => release.minor === minor);
  }

  /** Returns all known releases, oldest first. */
  static all(): readonly KnativeRelease[] {
    return KnativeRelease.ALL;
  }

  /** Returns the versions of all known releases, oldest first. */
  static versions(): string[] {
    return KnativeRelease.ALL.map(({ version }) => version);
  }

  /** Returns the oldest known release. */
  static oldest(): KnativeRelease {
    return KnativeRelease.ALL.reduce((oldest) => oldest);
  }

  /** Returns the newest known release. */
  static newest(): KnativeRelease {
    return KnativeRelease.ALL.reduce((_, newer) => newer);
  }

  /**
   * Returns the newest known release that runs on a Kubernetes minor; nothing if none does.
   * @param kubernetes such as `1.32`
   */
  static newestOn(kubernetes: string): KnativeRelease | undefined {
    return KnativeRelease.ALL.findLast((release) => release.runsOn(kubernetes));
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
    private readonly mirror?: ImageMirror,
  ) {
    this.version = version;
    this.kourierVersion = facts.kourier.version;
    this.date = facts.date;
    this.minimumKubernetes = facts.minimumKubernetes;
  }

  /** Returns the same release with its images in a mirror. */
  withMirror(mirror: ImageMirror): KnativeRelease {
    return new KnativeRelease(this.version, this.facts, mirror);
  }

  /** The minor, such as `1.19`. */
  get minor(): string {
    return `1.${minorOf(this.version)}`;
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
    return this.image(`${REGISTRY}/${IMAGE_PATHS[image] ?? `serving/cmd/${image}`}@sha256:${digest}`);
  }

  /** The reference, by digest, of the image of Kourier's controller. */
  get kourierImage(): string {
    return this.image(`${REGISTRY}/net-kourier/cmd/kourier@sha256:${this.facts.kourier.digest}`);
  }

  /** The reference of Envoy's image that Kourier's gateway runs. */
  get envoyImage(): string {
    return this.image(`docker.io/envoyproxy/envoy:${this.facts.kourier.envoyTag}`);
  }

  private image(official: string): string {
    return this.mirror === undefined ? official : mirrored(official, this.mirror);
  }
}
