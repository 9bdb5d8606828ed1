// What the people who own an environment may do in it.
import type { k8s } from 'cdk8s-plus-27';
import { isSubdomain, knownProperties, show } from '../validation/rules';
import { textProblems } from './checks';

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export interface AccessProps {
  /**
   * The group of those who may, as the cluster knows it: with Google Groups for RBAC, the group's e-mail address.
   * @default - the owner of the environment
   */
  readonly group?: string;

  /**
   * Name of the ClusterRole that they have in the namespace. Knative adds its own resources to `view`, `edit` and `admin`.
   * @default view - they see everything but Secrets, and read logs; what is to change is changed in Git, and Argo CD would
   * undo anything else
   */
  readonly role?: string;
}

const PROPERTIES: Readonly<Record<keyof AccessProps, true>> = { group: true, role: true };

const RBAC = 'rbac.authorization.k8s.io';

/** Returns the RoleBinding as Kubernetes has it; none where there is no group. */
export function roleBinding(
  namespace: string,
  { group, role = 'view' }: AccessProps,
  owner: string | undefined,
): k8s.KubeRoleBindingProps | undefined {
  const name = group ?? owner;
  return name === undefined
    ? undefined
    : {
        // A binding keeps its role for good, so another role is another binding.
        metadata: { name: `owner-${role}`, namespace },
        roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
        subjects: [{ apiGroup: RBAC, kind: 'Group', name }],
      };
}

/** Returns what is wrong with who may do what. */
export function accessProblems(props: AccessProps, owner: string | undefined): string[] {
  const { group, role } = props;
  return [
    ...knownProperties('access', props, PROPERTIES),
    ...textProblems('access.group', group),
    ...(role === undefined || isSubdomain(role)
      ? []
      : [`access.role is ${show(role)}; allowed: the name of a ClusterRole, such as view`]),
    ...(role !== undefined && group === undefined && owner === undefined
      ? [`access.role is ${show(role)}; allowed: with a group, or an owner of the environment`]
      : []),
  ];
}
