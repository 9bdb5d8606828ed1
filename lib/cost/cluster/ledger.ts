// Who takes how much of the nodes: an account for each owner of pods, and one for what no pod is on.
import type { OwnerUsage } from './cluster';

const SECONDS_OF_AN_HOUR = 3600;

/** What an owner took, in seconds. */
class Account {
  podSeconds = 0;
  nodeSeconds = 0;
  /** In the currency of the prices, times the seconds of an hour. */
  money = 0;

  get usage(): OwnerUsage {
    return {
      podHours: this.podSeconds / SECONDS_OF_AN_HOUR,
      nodeHours: this.nodeSeconds / SECONDS_OF_AN_HOUR,
      money: this.money / SECONDS_OF_AN_HOUR,
    };
  }
}

/** The accounts of one simulation. */
export class Ledger {
  private readonly accounts = new Map<number, Account>();
  private readonly noOne = new Account();

  /** Charges an owner, or nobody if there is none, with seconds of a node. */
  chargeNode(owner: number | undefined, seconds: number, hourPrice: number): void {
    const account = owner === undefined ? this.noOne : this.of(owner);
    account.nodeSeconds += seconds;
    account.money += seconds * hourPrice;
  }

  /** Charges an owner with seconds of a pod. */
  chargePod(owner: number, seconds: number, hourPrice = 0): void {
    const account = this.of(owner);
    account.podSeconds += seconds;
    account.money += seconds * hourPrice;
  }

  /** Makes an owner one of the owners, also if it takes nothing. */
  open(owner: number): void {
    this.of(owner);
  }

  /** What each owner took, by the owners' numbers. */
  get owners(): OwnerUsage[] {
    const count = Math.max(-1, ...this.accounts.keys()) + 1;
    return Array.from({ length: count }, (_, owner) => this.of(owner).usage);
  }

  /** What nobody took. */
  get unused(): OwnerUsage {
    return this.noOne.usage;
  }

  private of(owner: number): Account {
    const account = this.accounts.get(owner) ?? new Account();
    this.accounts.set(owner, account);
    return account;
  }
}
