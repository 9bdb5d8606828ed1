import { Duration } from 'cdk8s';
import { key } from '../../lib/configuration/key';
import { choice, integer, text } from '../../lib/configuration/kinds';
import { referenceSections } from '../../lib/configuration/reference-page';
import { typesFile } from '../../lib/configuration/reference-types';
import type { Definitions } from '../../lib/configuration/render';
import { atMost } from '../../lib/configuration/rules';
import { duration } from '../../lib/configuration/units';

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

test('the page has a section for each ConfigMap, with a line for each key', () => {
  expect(referenceSections(DEFINITIONS, (property) => `\`{ ${property} }\``)).toBe(`
## config-sleep

How an API sleeps. Set by \`{ sleep }\`, from Knative 1.4 on; [Knative's own words](https://example.com/sleep).

| Property, key | What it says | Allowed | Default | Releases |
| --- | --- | --- | --- | --- |
| \`depth\`<br>\`sleep-depth\`<br>\`sleepDepth\` before 1.6 | How deep. | a whole number from 0 | \`1\`; \`2\` from 1.5 on | all |
| \`maxDepth\`<br>\`max-sleep-depth\` | How deep at most. | a whole number from 0 to 9 | \`9\` | all |
| \`nap\`<br>\`nap\` | A sentence that is so long that it does not fit into one line of a comment, which is why it goes on in the next line. | a Duration from 0 seconds to 1 hour, in whole milliseconds | 20 minutes | all |
| \`mode\`<br>\`mode\` | Which sleep. | light, deep (from 1.7 on) | as it comes | from 1.5 on, before 1.9; then sleep-mode |
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
   * How deep.
   * Allowed: a whole number from 0.
   * @default - 1; 2 from 1.5 on
   * @see https://example.com/sleep
   */
  readonly depth?: number;

  /**
   * How deep at most.
   * Allowed: a whole number from 0 to 9.
   * @default 9
   * @see https://example.com/sleep
   */
  readonly maxDepth?: number;

  /**
   * A sentence that is so long that it does not fit into one line of a comment, which is why it goes on in the next
   * line.
   * Allowed: a Duration from 0 seconds to 1 hour, in whole milliseconds.
   * @default - 20 minutes
   * @see https://example.com/sleep
   */
  readonly nap?: Duration;

  /**
   * Which sleep.
   * Allowed: light, deep (from 1.7 on).
   * Releases: from 1.5 on, before 1.9.
   * Then: sleep-mode.
   * @default - as it comes
   * @see https://example.com/sleep
   */
  readonly mode?: 'light' | 'deep';

  /**
   * A name.
   * Allowed: a string that is not empty.
   * @default 'sleep'
   * @see https://example.com/sleep
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
