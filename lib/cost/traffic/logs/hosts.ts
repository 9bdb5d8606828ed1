// Whom a row is for, by its host.
import type { Target } from '../traffic';
import { kept } from './kept';

/** Hosts as they are written that are remembered, and hosts outside of the fleet that are counted. */
const MAX_HOSTS = 10_000;

/** Hosts outside of the fleet that are named. */
const MAX_NAMED = 10;

/** The index of what is none of the targets. */
export const FOREIGN = -1;

export class Hosts {
  private readonly targets: ReadonlyMap<string, number>;
  /** Targets by the hosts as they are written. */
  private readonly remembered = new Map<string, number>();
  private readonly foreign = new Map<string, number>();

  constructor(targets: readonly Target[]) {
    this.targets = new Map(targets.flatMap(({ hosts }, index) => hosts.map((host) => [host, index])));
  }

  /** Returns the index of the target that a host belongs to; `FOREIGN` if it isn't the fleet's, which is counted. */
  targetOf(written: string): number {
    const target = this.remembered.get(written) ?? this.find(written);
    if (target === FOREIGN) {
      this.count(written);
    }
    return target;
  }

  /** Returns the hosts that aren't the fleet's, the most frequent first. */
  mostForeign(): string[] {
    return [...this.foreign]
      .sort(([one, oneRows], [other, otherRows]) => otherRows - oneRows || (one < other ? -1 : 1))
      .slice(0, MAX_NAMED)
      .map(([host]) => host);
  }

  private find(written: string): number {
    const target = this.targets.get(normalHost(written)) ?? FOREIGN;
    if (this.remembered.size < MAX_HOSTS) {
      this.remembered.set(kept(written), target);
    }
    return target;
  }

  private count(written: string): void {
    const host = normalHost(written);
    const rows = this.foreign.get(host);
    if (rows !== undefined) {
      this.foreign.set(host, rows + 1);
    } else if (this.foreign.size < MAX_HOSTS) {
      this.foreign.set(kept(host), 1);
    }
  }
}

/** Returns a host in lower case, without its port and without a dot at its end. */
const normalHost = (written: string): string =>
  written
    .toLowerCase()
    .replace(/(?<!:[^\]]*):\d+$/, '')
    .replace(/\.$/, '');

/** Returns the host of a URL; nothing if it has none, as a path. */
export const hostOfUrl = (url: string): string | undefined =>
  /^[a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1];
