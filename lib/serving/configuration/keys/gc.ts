// config-gc: how many revisions are kept.
import { Duration } from 'cdk8s';
import { type ConfigMapDefinition, key } from '../../../configuration/key';
import { integer, or } from '../../../configuration/kinds';
import { atMost } from '../../../configuration/rules';
import { duration } from '../../../configuration/units';
import type { GcConfiguration } from '../serving-configuration';

const RETENTION = or(duration({ minimum: Duration.seconds(0) }), 'disabled');

export const GC: ConfigMapDefinition<GcConfiguration> = {
  name: 'config-gc',
  description: 'How many revisions are kept, and for how long.',
  see: 'https://knative.dev/docs/serving/revisions/revision-admin-config-options/',
  keys: {
    retainSinceCreateTime: key('retain-since-create-time', RETENTION, {
      description: 'Time for which a new revision is kept; disabled leaves that to the other keys.',
      default: Duration.hours(48),
    }),
    retainSinceLastActiveTime: key('retain-since-last-active-time', RETENTION, {
      description: 'Time for which a revision is kept after its last traffic; disabled leaves that to the other keys.',
      default: Duration.hours(15),
    }),
    minNonActiveRevisions: key('min-non-active-revisions', integer({ minimum: 0 }), {
      description: 'Revisions without traffic that are kept however old they are.',
      default: 20,
    }),
    maxNonActiveRevisions: key('max-non-active-revisions', or(integer({ minimum: 0 }), 'disabled'), {
      description: 'Revisions without traffic that are kept at the most; disabled is no limit.',
      default: 1000,
    }),
  },
  rules: [atMost('minNonActiveRevisions', 'maxNonActiveRevisions')],
};
