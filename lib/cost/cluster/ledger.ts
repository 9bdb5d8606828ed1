// Who takes how much of the nodes and pods: an account for each owner of pods, and one for what no pod is on.
import type { OwnerUsage } from './cluster';

const SECONDS_OF_AN_HOUR = 3600;

/** What somebody took. */
export class Account {
  private podSeconds = 0;
  private nodeSeconds = 0;
  /** In the currency of the prices, times the seconds of an hour. */
  private money = 0;

  /** Charges seconds of a node. */
  chargeNode(seconds: number, hourPrice: number): void {
    this.nodeSeconds += seconds;
    this.money += seconds * hourPrice;
  }

  /** Charges seconds of a pod, which cost nothing by themselves where nodes are charged. */
  chargePod(seconds: number, hourPrice = 0): void {
    this.podSeconds += seconds;
    this.money += seconds * hourPrice;
  }

  /** What was taken until now. */
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
  /** The account of what nobody takes. */
  readonly unused = new Account();
  private readonly accounts = new Map<number, Account>();

  /** Returns the account of an owner, who is one of the owners from then on. */
  accountOf(owner: number): Account {
    const account = this.accounts.get(owner) ?? new Account();
    this.accounts.set(owner, account);
    return account;
  }

  /** What each owner took, by the owners' numbers. */
  get owners(): OwnerUsage[] {
    const count = [...this.accounts.keys()].reduce((most, owner) => Math.max(most, owner + 1), 0);
    return Array.from({ length: count }, (_, owner) => this.accountOf(owner).usage);
  }
}
