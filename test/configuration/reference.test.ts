import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { key } from '../../lib/configuration/key';
import { choice, integer, text } from '../../lib/configuration/kinds';
import { referenceContents, referenceSections } from '../../lib/configuration/reference-page';
import { typesFile } from '../../lib/configuration/reference-types';
import type { Definitions } from '../../lib/configuration/render';
import { atMost } from '../../lib/configuration/rules';
import { duration } from '../../lib/configuration/units';
import { ProgramCopy, runCommand } from '../support/program';

const DEFINITIONS: Definitions = {
  sleep: {
    name: 'config-sleep',
    description: 'How an API sleeps.',
    see: 'https://example.com/sleep',
    since: '1.4',
    keys: {
      depth: key('sleep-depth', integer({ minimum: 0 }), {
        description: 'How deep.',
        default: 1,
        defaultSince: { '1.5': 2 },
        formerly: { key: 'sleepDepth', until: '1.6' },
      }),
      maxDepth: key('max-sleep-depth', integer({ minimum: 0, maximum: 9 }), {
        description: 'How deep at most.',
        default: 9,
      }),
      nap: key('nap', duration({ minimum: Duration.seconds(0), maximum: Duration.hours(1) }), {
        description:
          'A sentence that is so long that it does not fit into one line of a comment, which is why it goes on in the next line.',
        default: Duration.minutes(20),
      }),
      mode: key('mode', choice('light', { value: 'deep', since: '1.7' }), {
        description: 'Which sleep.',
        unset: 'as it comes',
        since: '1.5',
        removed: '1.9',
        successor: 'sleep-mode',
      }),
      name: key('name', text, { description: 'A name.', default: 'sleep' }),
    },
    rules: [atMost('depth', 'maxDepth')],
  },
};

test('the page begins with a list of them', () => {
  expect(referenceContents(DEFINITIONS)).toBe('- [config-sleep](#config-sleep): How an API sleeps.\n');
});

test('the page has a section for each ConfigMap, with a line for each key', () => {
  expect(referenceSections(DEFINITIONS, (property) => `\`{ ${property} }\``)).toBe(`
## config-sleep

How an API sleeps. Set by \`{ sleep }\`, from Knative 1.4 on; [Knative's own words](https://example.com/sleep).

| Property, key | What it says | Allowed | Default | Releases |
| --- | --- | --- | --- | --- |
| \`depth\`<br>\`sleep-depth\`<br>\`sleepDepth\` before 1.6 | How deep. | a whole number from 0 to 2147483647 | \`1\`; \`2\` from 1.5 on | all |
| \`maxDepth\`<br>\`max-sleep-depth\` | How deep at most. | a whole number from 0 to 9 | \`9\` | all |
| \`nap\`<br>\`nap\` | A sentence that is so long that it does not fit into one line of a comment, which is why it goes on in the next line. | a Duration from 0 seconds to 1 hour, in whole milliseconds | 20 minutes | all |
| \`mode\`<br>\`mode\` | Which sleep. | 'light', 'deep' (from 1.7 on) | as it comes | from 1.5 on, before 1.9; then sleep-mode |
| \`name\`<br>\`name\` | A name. | a string that is not empty | \`sleep\` | all |

Between keys:

- \`depth\`: at most \`maxDepth\`
`);
});

test('the types show an editor the same', () => {
  const modules = { cdk8s: ['Duration', 'Size'], './elsewhere': ['Elsewhere'] };
  const all = { name: 'Configuration', description: 'All of it.' };
  expect(typesFile({ header: 'A header.', definitions: DEFINITIONS, modules, all })).toBe(`// A header.
import type { Duration } from 'cdk8s';

/**
 * How an API sleeps.
 * @see https://example.com/sleep
 */
export interface SleepConfiguration {
  /**
   * How deep. \`sleep-depth\` of config-sleep.
   * Allowed: a whole number from 0 to 2147483647.
   * Between keys: at most maxDepth.
   * Releases: from 1.4 on.
   * @default - 1; 2 from 1.5 on
   */
  readonly depth?: number;

  /**
   * How deep at most. \`max-sleep-depth\` of config-sleep.
   * Allowed: a whole number from 0 to 9.
   * Releases: from 1.4 on.
   * @default 9
   */
  readonly maxDepth?: number;

  /**
   * A sentence that is so long that it does not fit into one line of a comment, which is why it goes on in the next
   * line. \`nap\` of config-sleep.
   * Allowed: a Duration from 0 seconds to 1 hour, in whole milliseconds.
   * Releases: from 1.4 on.
   * @default - 20 minutes
   */
  readonly nap?: Duration;

  /**
   * Which sleep. \`mode\` of config-sleep.
   * Allowed: 'light', 'deep' (from 1.7 on).
   * Releases: from 1.5 on, before 1.9.
   * Then: sleep-mode.
   * @default - as it comes
   */
  readonly mode?: 'light' | 'deep';

  /**
   * A name. \`name\` of config-sleep.
   * Allowed: a string that is not empty.
   * Releases: from 1.4 on.
   * @default 'sleep'
   */
  readonly name?: string;
}

/**
 * All of it.
 */
export interface Configuration {
  /**
   * How an API sleeps. (config-sleep)
   * @default - Knative's own defaults
   */
  readonly sleep?: SleepConfiguration;
}
`);
});

test('a page without the place for it is not written', () => {
  const program = new ProgramCopy();
  try {
    writeFileSync(join(program.folder, 'docs', 'configuration.md'), '# The configuration\n');
    const { status, stderr } = runCommand(program.folder, process.execPath, [
      '--import',
      'tsx',
      'scripts/reference.ts',
      'out',
    ]);
    expect(stderr.trim()).toMatch(/^docs\/configuration.md has 0 lines '<!-- .* -->'; allowed: one$/);
    expect(status).toBe(2);
    expect(existsSync(join(program.folder, 'out'))).toBe(false);
  } finally {
    program.remove();
  }
});
