// Which revisions get which share of the requests.
import { allowed, type Row, refused } from './row';

export const TRAFFIC: readonly Row[] = [
  allowed('all of them for the latest revision', { traffic: [{ percent: 100 }] }),
  allowed('some of them for each of two revisions', {
    traffic: [{ percent: 99 }, { revisionName: 'hello-1', percent: 1 }],
  }),
  allowed('none for a tag', {
    traffic: [
      { percent: 100, tag: 'new' },
      { revisionName: 'hello-1', tag: 'old' },
    ],
  }),
  refused('none', { traffic: [] }, 'traffic percents add up to 0; allowed: 100'),
  refused('fewer than all', { traffic: [{ percent: 99 }] }, 'traffic percents add up to 99; allowed: 100'),
  refused(
    'more than all',
    { traffic: [{ percent: 100 }, { percent: 1 }] },
    'traffic percents add up to 101; allowed: 100',
  ),
  refused(
    'a tag for two revisions',
    {
      traffic: [
        { percent: 100, tag: 'new' },
        { revisionName: 'hello-1', tag: 'new' },
      ],
    },
    "traffic tag 'new' is used 2 times; allowed: once",
  ),
];
