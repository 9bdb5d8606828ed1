import { type AccessProps, accessProblems, roleBinding } from '../../lib/namespace/access';

const RBAC = 'rbac.authorization.k8s.io';

test.each<[string, AccessProps, string | undefined, string, string]>([
  ['the owner sees', {}, 'checkout@example.com', 'view', 'checkout@example.com'],
  ['another group sees', { group: 'developers' }, 'checkout@example.com', 'view', 'developers'],
  ['a group without an owner edits', { group: 'developers', role: 'edit' }, undefined, 'edit', 'developers'],
])('%s', (_, props, owner, role, group) => {
  expect(accessProblems(props, owner)).toEqual([]);
  expect(roleBinding('dev-01', props, owner)).toEqual({
    metadata: { name: `owner-${role}`, namespace: 'dev-01' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: RBAC, kind: 'Group', name: group }],
  });
});

test('without a group or an owner, nobody gets anything', () => {
  expect(accessProblems({}, undefined)).toEqual([]);
  expect(roleBinding('dev-01', {}, undefined)).toBeUndefined();
});

test.each<[object, string]>([
  [{ role: 'edit' }, "access.role is 'edit'; allowed: with a group, or an owner of the environment"],
  [{ group: 'developers', role: 'Edit' }, "access.role is 'Edit'; allowed: the name of a ClusterRole, such as view"],
  [{ group: 'developers', role: 5 }, 'access.role is 5; allowed: the name of a ClusterRole'],
  [{ group: '' }, "access.group is ''; allowed: a text of one line"],
  [{ group: ['developers'] }, 'access.group is ["developers"]; allowed: a text of one line'],
  [{ groups: [] }, "access has property 'groups'; allowed: group, role"],
])('fails for %p', (props, problem) => {
  expect(accessProblems({ ...props }, undefined)).toEqual([expect.stringContaining(problem)]);
});
