import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { type ResourceList, type ResourceRequirements, requirementsOr } from '../../lib/namespace/resource-list';
import type { QueueProxyResources } from '../../lib/service/service-props';

const amounts = (amount: number): Required<ResourceList> => ({
  cpu: Cpu.millis(amount),
  memory: Size.mebibytes(amount),
  ephemeralStorage: Size.gibibytes(amount),
});

const USUAL: Required<ResourceRequirements> = { requests: amounts(1), limits: amounts(2) };

test('an API that says nothing of it has what every other has', () => {
  expect(requirementsOr({}, USUAL)).toEqual(USUAL);
  expect(requirementsOr({ cpu: {}, memory: {}, ephemeralStorage: {} }, USUAL)).toEqual(USUAL);
});

test('an API that says all of it has that', () => {
  const own: Required<QueueProxyResources> = {
    cpu: { request: Cpu.millis(3), limit: Cpu.millis(4) },
    memory: { request: Size.mebibytes(3), limit: Size.mebibytes(4) },
    ephemeralStorage: { request: Size.gibibytes(3), limit: Size.gibibytes(4) },
  };
  expect(requirementsOr(own, USUAL)).toEqual({ requests: amounts(3), limits: amounts(4) });
  expect(requirementsOr(own, {})).toEqual({ requests: amounts(3), limits: amounts(4) });
});

test('each bound is one for itself', () => {
  const own: QueueProxyResources = { cpu: { limit: Cpu.millis(4) }, memory: { request: Size.mebibytes(3) } };
  expect(requirementsOr(own, USUAL)).toEqual({
    requests: { ...USUAL.requests, memory: Size.mebibytes(3) },
    limits: { ...USUAL.limits, cpu: Cpu.millis(4) },
  });
});
