// Names of Google Cloud.
import { googleProjectProblems, googleServiceAccountProblems } from '../../lib/validation/google-cloud';

test.each([undefined, 'shop-dev', 'abcdef', `a${'b'.repeat(29)}`, 'example.com:shop-dev'])(
  '%s may be a project',
  (project) => {
    expect(googleProjectProblems('project', project)).toEqual([]);
  },
);

test.each(['', 'short', '1shop-dev', 'Shop-dev', 'shop-dev-', `a${'b'.repeat(30)}`, 'shop dev', 'a"b{{c}}', 5, null])(
  '%j is no project',
  (project) => {
    expect(googleProjectProblems('project', project)).toEqual([
      expect.stringMatching(/^project is .*; allowed: the id of a project: 6 to 30 /),
    ]);
  },
);

test.each([undefined, 'catalog@shop-dev.iam.gserviceaccount.com'])('%s may be a service account', (account) => {
  expect(googleServiceAccountProblems('account', account)).toEqual([]);
});

test.each(['catalog@shop-dev', 5])('%j is no service account', (account) => {
  expect(googleServiceAccountProblems('account', account)).toEqual([
    expect.stringMatching(/^account is .*; allowed: NAME@PROJECT\.iam\.gserviceaccount\.com$/),
  ]);
});
