// What a profile may say, and what not.
import { Duration } from 'cdk8s';
import { profileProblems } from '../../../../lib/cost/traffic/profiles/profile-problems';

const poller = { name: 'uptime', interval: Duration.minutes(1) };
const range = (low: unknown, expected: unknown, high: unknown) => ({ low, expected, high });

test.each<[object]>([
  [{}],
  [{ timeZone: undefined, workingDays: undefined, bursts: undefined, start: undefined, pollers: undefined }],
  [{ start: '2024-02-29', days: 366, seed: 0 }],
  [{ usedShare: 0, bursts: 0, requestsPerBurst: 1, visitsOutside: 0 }],
  [{ usedShare: 1, bursts: 1000, requestsPerBurst: 100_000, visitsOutside: 1000 }],
  [{ bursts: range(1, 1, 1), burstLength: range(Duration.seconds(0), Duration.minutes(1), Duration.hours(9)) }],
  [
    {
      pollers: [
        poller,
        { ...poller, name: 'page', environments: ['a*'], apis: ['*'], when: 'always', jitter: Duration.seconds(59) },
      ],
    },
  ],
  [{ pollers: [{ ...poller, interval: Duration.seconds(1), when: 'workingHours', jitter: Duration.seconds(0) }] }],
])('allowed: %j', (profile) => {
  expect(profileProblems(profile)).toEqual([]);
});

test.each<[object, string]>([
  [{ burst: 1 }, "the profile has property 'burst'; allowed: "],
  [{ timeZone: 'Mars' }, "timeZone is 'Mars'; allowed: "],
  [{ start: '2026-02-29' }, "start is '2026-02-29'; allowed: a day such as 2026-01-05"],
  [{ days: 0 }, 'days is 0; allowed: a whole number from 1 to 366'],
  [{ days: 367 }, 'days is 367; allowed: '],
  [{ seed: -1 }, 'seed is -1; allowed: '],
  [{ seed: 0.5 }, 'seed is 0.5; allowed: '],
  [
    { usedShare: 1.1 },
    'usedShare is 1.1; allowed: a number from 0 to 1, or one each for low, expected and high, none less than the one before',
  ],
  [{ usedShare: -0.1 }, 'usedShare is -0.1; allowed: '],
  [{ bursts: 1001 }, 'bursts is 1001; allowed: '],
  [{ bursts: range(1, 3, 2) }, 'bursts is 1, 3, 2; allowed: '],
  [{ bursts: range(2, 1, 3) }, 'bursts is 2, 1, 3; allowed: '],
  [{ bursts: { low: 1, high: 2 } }, 'bursts is {"low":1,"high":2}; allowed: '],
  [{ bursts: range(1, 'many', 2) }, "bursts is 1, 'many', 2; allowed: "],
  [{ bursts: null }, 'bursts is null; allowed: '],
  [{ requestsPerBurst: 0.9 }, 'requestsPerBurst is 0.9; allowed: a number from 1 to 100000'],
  [{ requestsPerBurst: 100_001 }, 'requestsPerBurst is 100001; allowed: '],
  [{ visitsOutside: 1001 }, 'visitsOutside is 1001; allowed: '],
  [{ burstLength: 60 }, 'burstLength is 60; allowed: a Duration of a day at most'],
  [{ burstLength: Duration.days(2) }, 'burstLength is 172800s; allowed: '],
  [
    { burstLength: Duration.hours(10) },
    'burstLength is up to 36000 seconds; allowed: at most the 32400 seconds of the working hours',
  ],
  [
    { burstLength: range(Duration.minutes(2), Duration.minutes(1), Duration.minutes(3)) },
    'burstLength is 120s, 60s, 180s; allowed: ',
  ],
  [{ requestDuration: Duration.hours(2) }, 'requestDuration is 7200s; allowed: a Duration of an hour at most'],
  [{ pollers: poller }, 'pollers is {"name":"uptime"'],
  [{ pollers: [null] }, 'pollers[0] is null; allowed: an object with name, '],
  [{ pollers: [{ ...poller, every: 1 }] }, "pollers[0] has property 'every'; allowed: "],
  [{ pollers: [{ ...poller, name: '' }] }, "pollers[0].name is ''; allowed: a name"],
  [{ pollers: [{ name: 'uptime' }] }, 'pollers[0].interval is undefined; allowed: a Duration of a second or more'],
  [{ pollers: [{ ...poller, interval: Duration.millis(999) }] }, 'pollers[0].interval is 999ms; allowed: '],
  [
    { pollers: [{ ...poller, jitter: Duration.minutes(1) }] },
    'pollers[0].jitter is 60s; allowed: a Duration shorter than the interval',
  ],
  [{ pollers: [{ ...poller, jitter: 1 }] }, 'pollers[0].jitter is 1; allowed: '],
  [{ pollers: [{ ...poller, when: 'night' }] }, "pollers[0].when is 'night'; allowed: always, workingHours"],
  [{ pollers: [{ ...poller, environments: [] }] }, 'pollers[0].environments is []; allowed: '],
  [{ pollers: [{ ...poller, apis: 'web' }] }, "pollers[0].apis is 'web'; allowed: "],
  [{ pollers: [{ ...poller, apis: [1] }] }, 'pollers[0].apis is [1]; allowed: '],
  [{ pollers: [poller, poller] }, "pollers has the name 'uptime' 2 times; allowed: a name of its own for each"],
])('%j is refused', (profile, problem) => {
  const problems = profileProblems(profile);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test('all problems at once', () => {
  expect(profileProblems({ days: 0, bursts: -1, timeZone: 'x', pollers: [{ ...poller, name: '' }] })).toHaveLength(4);
});

test('what is no profile', () => {
  expect(profileProblems(JSON.parse('null'))).toEqual([expect.stringMatching(/^the profile is null; allowed: /)]);
});
