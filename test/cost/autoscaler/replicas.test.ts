import { Replicas } from '../../../lib/cost/autoscaler/replicas';
import type { Pod, Pods } from '../../../lib/cost/cluster/cluster';

/** Pods that are ready three seconds later. */
class NamedPods implements Pods {
  readonly events: string[] = [];
  private readonly names = new Map<Pod, string>();

  create(at: number): Pod {
    const pod = { readyAt: at + 3 };
    this.names.set(pod, `pod ${this.names.size + 1}`);
    return pod;
  }

  remove(pod: Pod, at: number): void {
    this.events.push(`${this.names.get(pod)} at ${at}`);
  }
}

function started(counts: readonly number[] = [], timeoutSeconds = 300) {
  const pods = new NamedPods();
  const replicas = new Replicas(pods, timeoutSeconds);
  counts.forEach((count, index) => {
    replicas.scale(count, index * 10);
    replicas.admit(index * 10 + 3);
  });
  const goneUntil = (at: number) => {
    replicas.removeGone(at);
    return pods.events;
  };
  return { pods, replicas, goneUntil };
}

test('pods are ready when their nodes say so', () => {
  const { replicas } = started();
  replicas.scale(2, 0);
  expect(replicas).toMatchObject({ count: 2, readyCount: 0, isStarting: true, nextReadyAt: 3 });
  expect(replicas.admit(2.9)).toBe(false);
  expect(replicas.admit(3)).toBe(true);
  expect(replicas).toMatchObject({ count: 2, readyCount: 2, isStarting: false, nextReadyAt: Number.POSITIVE_INFINITY });
});

test('those that start go first, at once; then those that were ready for the shortest time', () => {
  const { replicas, pods, goneUntil } = started([1, 2, 3]);
  replicas.scale(4, 30);
  replicas.scale(3, 31);
  expect(pods.events).toEqual(['pod 4 at 31']);
  replicas.scale(1, 40);
  expect(replicas.count).toBe(1);
  expect(replicas.nextGoneAt).toBe(70);
  expect(goneUntil(69)).toEqual(['pod 4 at 31']);
  expect(goneUntil(70)).toEqual(['pod 4 at 31', 'pod 3 at 70', 'pod 2 at 70']);
});

describe('a pod drains', () => {
  const drained = (busyUntil: number, timeoutSeconds: number) => {
    const { replicas } = started([1], timeoutSeconds);
    const replica = replicas.leastBusy(0);
    if (replica !== undefined) {
      replica.busyUntil = busyUntil;
    }
    replicas.scale(0, 100);
    return replicas.nextGoneAt;
  };

  test.each([
    ['for half a minute', 0, 300, 130],
    ['while it works', 130.5, 300, 130.5],
    ['no longer than a request may take', 450, 300, 400],
    ['no longer than that, even without requests', 0, 10, 110],
  ])('%s', (_, busyUntil, timeoutSeconds, expected) => {
    expect(drained(busyUntil, timeoutSeconds)).toBe(expected);
  });

  test('as long as it may if there are requests in its queue', () => {
    const { replicas } = started([1]);
    const replica = replicas.leastBusy(0);
    replica?.queue.add(90, 5);
    expect(replicas.scale(0, 100)).toBe(1);
    expect(replicas.nextGoneAt).toBe(400);
    replica?.queue.shift();
    expect(replicas.nextGoneAt).toBe(130);
  });
});

test('requests go to the pod that has the fewest and room, the oldest of several; or to each in turn', () => {
  const { replicas } = started([3]);
  expect(started().replicas.leastBusy(0)).toBeUndefined();
  expect(started().replicas.nextInTurn()).toBeUndefined();
  const [first, second, third] = [0, 1, 2].map(() => {
    const replica = replicas.leastBusy(1);
    if (replica !== undefined) {
      replica.requests++;
    }
    return replica;
  });
  expect(new Set([first, second, third]).size).toBe(3);
  expect(replicas.leastBusy(1)).toBeUndefined();
  expect(replicas.leastBusy(2)).toBe(first);
  expect(replicas.leastBusy(0)).toBe(first);
  const turns = [0, 1, 2, 3].map(() => replicas.nextInTurn());
  expect(new Set(turns).size).toBe(3);
  expect(turns[3]).toBe(turns[0]);
});

test('the longest queued is found on any pod', () => {
  const { replicas } = started([2]);
  expect(replicas.longestQueued).toBeUndefined();
  const [one, other] = [replicas.nextInTurn(), replicas.nextInTurn()];
  one?.queue.add(50, 1);
  other?.queue.add(40, 1);
  expect(replicas.longestQueued).toBe(other);
  replicas.scale(0, 60);
  expect(replicas.longestQueued).toBe(other);
});

test('in the end all go at once', () => {
  const { replicas, pods } = started([2]);
  replicas.scale(3, 20);
  replicas.scale(1, 21);
  replicas.scale(2, 22);
  replicas.removeAll(23);
  expect(pods.events).toEqual(['pod 3 at 21', 'pod 4 at 23', 'pod 1 at 23', 'pod 2 at 23']);
  expect(replicas.count).toBe(0);
});
