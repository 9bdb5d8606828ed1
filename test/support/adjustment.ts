// An adjustment of what main.ts gives, for tests of what such a change comes to.
import type { ProgramCopy } from './program';

/**
 * Lets the app of main.ts adjust its objects once more.
 * @param body the statements of an adjustment of `manifest`; where they return no list of objects, it stays as it is
 */
export const adjustMain = (program: ProgramCopy, body: string): void =>
  program.edit(
    'main.ts',
    'new GitOpsApp(',
    `new (class extends GitOpsApp {
      override folders() {
        return super.folders().map((folder) => ({ ...folder, objects: folder.objects.flatMap(adjusted) }));
        function adjusted(object) {
          const { manifest } = object;
          ${body}
          return [object];
        }
      }
    })(`,
  );

/** Statements that leave out a CustomResourceDefinition. */
export const WITHOUT_METRICS = `if (manifest.metadata.name === 'metrics.autoscaling.internal.knative.dev') { return []; }`;
