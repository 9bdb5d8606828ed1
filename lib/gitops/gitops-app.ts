// The cdk8s app of this program. It writes dist/ itself: one file for each object, all or nothing.
import { rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { App } from 'cdk8s';
import { blockedDrains } from '../limits/disruption-budgets';
import { Cluster, type ClusterProps } from '../release/cluster';
import { InputError } from '../validation/input-error';
import { isObject } from '../validation/object';
import { constructProblems, problemLines } from '../validation/problems';
import { knownProperties } from '../validation/rules';
import { constructWarnings } from '../validation/warnings';
import { type AdjustmentSwitches, adjustmentProblems, gitOpsForm } from './adjustments/gitops-form';
import { apiVersionProblems } from './api-versions';
import { deletionProblems, deletionsBetween } from './deletions';
import { type Files, filesOf } from './files';
import { type Folder, folders } from './folders';
import { objectProblems } from './object-rules';
import { type Changes, readFiles, replaceFolder } from './output-folder';
import { unsupportedUpgradeWarning } from './unsupported-upgrade';

const DEFAULT_FOLDER = 'dist';

/** The output folder that cdk8s.yaml gives the cdk8s CLI, which empties it before the program runs. */
const CLI_FOLDER = '.cdk8s';

const HOW_TO_CONFIRM = (option: string): string =>
  `npm run synth -- ${option} or npx cdk8s synth --app 'node --import tsx main.ts ${option}'`;

export interface GitOpsAppProps extends ClusterProps {
  /**
   * Which of the deliberate differences from the official release are made, such as `{ podsSafeToEvict: false }`. docs/gitops.md
   * lists them.
   * @default - all of them but configDeploymentAfterController
   */
  readonly adjustments?: AdjustmentSwitches;

  /**
   * The folder to write.
   * @default - the one that the cdk8s CLI asks for by CDK8S_OUTDIR; `dist` if it asks for none
   */
  readonly outdir?: string;
}

const PROPERTIES: Readonly<Record<keyof GitOpsAppProps, true>> = {
  kubernetes: true,
  knative: true,
  adjustments: true,
  outdir: true,
};

/** What a run wrote. */
export interface SynthesisResult {
  readonly files: Files;
  readonly folders: readonly Folder[];
  readonly changes: Changes;
  /** What the user should know, a line each: of what changed, and what the constructs let pass. */
  readonly warnings: readonly string[];
}

export interface WriteProps {
  /**
   * How many things that can't be had back the run is to delete: as many as it does, one or more. These are environments,
   * other namespaces, CustomResourceDefinitions, PersistentVolumeClaims and load balancers.
   * @default - at most a quarter of the environments, none that is protected, and nothing else of these
   */
  readonly deletions?: number;
}

/** A cdk8s app for one cluster. Each chart becomes a folder, named by the chart's path. */
export class GitOpsApp extends App {
  /** The cluster that everything is written for. */
  readonly cluster: Cluster;
  private readonly adjustments?: AdjustmentSwitches;
  /** Where the cdk8s CLI looks for what it has already emptied. */
  private readonly link?: string;

  constructor(props: GitOpsAppProps) {
    const requested = props.outdir ?? process.env['CDK8S_OUTDIR'] ?? DEFAULT_FOLDER;
    const linked = resolve(requested) === resolve(CLI_FOLDER);
    super({ outdir: linked ? DEFAULT_FOLDER : requested });
    this.link = linked ? CLI_FOLDER : undefined;
    this.cluster = new Cluster(this, 'cluster', props);
    this.adjustments = isObject(props.adjustments) ? props.adjustments : undefined;
    // The app itself has no path to tell.
    this.cluster.node.addValidation({
      validate: () => [
        ...knownProperties('props of GitOpsApp', props, PROPERTIES),
        ...adjustmentProblems(props.adjustments),
      ],
    });
  }

  /**
   * Checks everything and returns the objects as dist/ holds them.
   * @throws InputError with all problems that the constructs and their objects have
   */
  folders(): Folder[] {
    const official = folders(this);
    const manifests = official.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
    const inGitOpsForm = gitOpsForm(manifests, this.cluster, this.adjustments);
    const all = official.map(({ path, objects }) => ({
      path,
      objects: objects.flatMap((object) => {
        const manifest = inGitOpsForm(object.manifest);
        return manifest === undefined ? [] : [{ ...object, manifest }];
      }),
    }));
    const problems = problemLines([
      ...constructProblems(this),
      ...objectProblems(all),
      ...apiVersionProblems(all, this.cluster),
    ]);
    if (problems.length > 0) {
      throw new InputError(problems);
    }
    return all;
  }

  /**
   * Checks everything and writes it to the app's folder, which it replaces as a whole.
   * @throws InputError with all problems; the folder is left as it was
   */
  write({ deletions }: WriteProps = {}): SynthesisResult {
    const all = this.folders();
    const files = filesOf(all);
    const problems = deletionProblems(deletionsBetween(readFiles(this.outdir), files), deletions, HOW_TO_CONFIRM);
    if (problems.length > 0) {
      throw new InputError(problems);
    }
    // The link comes first: whatever fails, fails before anything is written.
    if (this.link !== undefined) {
      rmSync(this.link, { recursive: true, force: true });
      symlinkSync(resolve(this.outdir), this.link, 'junction');
    }
    const { before, changes } = replaceFolder(this.outdir, files);
    const upgrade = unsupportedUpgradeWarning(before, this.cluster.release);
    return {
      files,
      folders: all,
      changes,
      warnings: [
        ...(upgrade === undefined ? [] : [`${this.outdir}/ goes ${upgrade}`]),
        ...problemLines(constructWarnings(this)),
        ...blockedDrains(all.flatMap(({ objects }) => objects.map(({ manifest }) => manifest))),
      ],
    };
  }

  /** What cdk8s programs call; see write. */
  override synth(): void {
    this.write();
  }
}
