// The cdk8s app of this program. It writes dist/ itself: one file for each object, all or nothing.
import { App } from 'cdk8s';
import { Cluster, type ClusterProps } from '../release/cluster';
import { InputError } from '../validation/input-error';
import { constructProblems, problemLines } from '../validation/problems';
import { type Adjustment, GITOPS_FORM } from './adjustments';
import { type Files, filesOf } from './files';
import { collisions, type Folder, folders } from './folders';
import { type Changes, replaceFolder } from './output-folder';

export interface GitOpsAppProps extends ClusterProps {
  /**
   * The deliberate differences from the official release.
   * @default - all of them, GITOPS_FORM
   */
  readonly adjustments?: readonly Adjustment[];
}

/** What a run wrote. */
export interface SynthesisResult {
  readonly files: Files;
  readonly folders: readonly Folder[];
  readonly changes: Changes;
}

/** A cdk8s app for one cluster. */
export class GitOpsApp extends App {
  /** The cluster that everything is written for. */
  readonly cluster: Cluster;
  private readonly adjustments: readonly Adjustment[];

  constructor(props: GitOpsAppProps) {
    super();
    this.cluster = new Cluster(this, 'cluster', props);
    this.adjustments = props.adjustments ?? GITOPS_FORM;
  }

  /**
   * Checks everything and returns the objects as dist/ holds them.
   * @throws InputError with all problems that the constructs and their objects have
   */
  folders(): Folder[] {
    const all = folders(this).map(({ path, objects }) => ({
      path,
      objects: objects.map((object) => ({
        ...object,
        manifest: this.adjustments.reduce((manifest, { adjust }) => adjust(manifest, this.cluster), object.manifest),
      })),
    }));
    const problems = problemLines([...constructProblems(this), ...collisions(all)]);
    if (problems.length > 0) {
      throw new InputError(problems);
    }
    return all;
  }

  /**
   * Checks everything and writes it to a folder, which it replaces as a whole.
   * @throws InputError with all problems; the folder is left as it was
   */
  writeTo(folder: string): SynthesisResult {
    const all = this.folders();
    const files = filesOf(all);
    return { files, folders: all, changes: replaceFolder(folder, files) };
  }

  /** Writes dist/, or the folder that the cdk8s command line asks for. */
  override synth(): void {
    this.writeTo(this.outdir);
  }
}
