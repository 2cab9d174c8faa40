import type { Checkpoint } from './checkpoint.ts';
import { leafOf, linkOf, type TrailRow } from './entry.ts';
import type { Broken } from './verification.ts';

type Verdict = Omit<Broken, 'stream'>;

/** An entry that does not fit, and why. */
interface Misfit {
  row: TrailRow;
  /** The link before it. */
  previous: Buffer;
  /** Its link as it ought to be. */
  link: Buffer;
  isChained: boolean;
  /** Null without the secret key. */
  isGenuine: boolean | null;
  /** The column that its canonical bytes contradict. */
  contradicts: string | null;
}

/**
 * The first entry that does not fit. What comes after it tells what was done: whether its place is the one that was
 * sealed, whether the right entry stands elsewhere, whether only its link was edited.
 */
export class Suspect {
  readonly #misfit: Misfit | null;
  readonly #since: number;
  /** Number and stored link of the row met last. */
  #reached: { sequence: number; chain: Buffer | null };
  #nextFits: boolean | null = null;
  #isConfirmed: boolean | null = null;
  #isTwice = false;
  #isElsewhere = false;
  #isLinkOnly = false;
  #culprit: string | null;

  constructor(misfit: Misfit | null, since = 0) {
    this.#misfit = misfit;
    this.#since = since;
    this.#culprit = misfit?.row.id ?? null;
    this.#reached = { sequence: misfit?.row.sequence ?? since, chain: misfit?.row.chain ?? null };
  }

  /** Every entry fits the one before, and together they are not what was signed: something behind `since` is wrong. */
  static since(since: number): Suspect {
    return new Suspect(null, since);
  }

  get isForged(): boolean {
    return this.#misfit?.isGenuine === false;
  }

  /** A later entry. */
  meet(row: TrailRow, isGenuine: boolean | null): void {
    if (!this.#misfit) return;
    const { previous, link, isChained, row: misfit } = this.#misfit;
    const leaf = leafOf(row);
    const sequence = misfit.sequence as number;
    const inItsPlace = linkOf(previous, sequence, leaf);
    if (row.sequence === sequence) {
      this.#isTwice = true;
      const isTheRightOne = isGenuine !== false && row.chain !== null && inItsPlace.equals(row.chain);
      if (!isTheRightOne) this.#culprit = row.id;
      return;
    }
    if (!isChained && [misfit.chain, row.chain].some((chain) => chain?.equals(inItsPlace)))
      this.#isElsewhere = true;
    if (this.#nextFits === null) {
      const fits = (before: Buffer | null) =>
        before !== null &&
        row.chain !== null &&
        linkOf(before, row.sequence as number, leaf).equals(row.chain);
      this.#nextFits = row.sequence === sequence + 1 && fits(misfit.chain);
      this.#isLinkOnly = !isChained && row.sequence === sequence + 1 && fits(link);
    }
    this.#reached = { sequence: row.sequence as number, chain: row.chain };
  }

  /** The next checkpoint: whether the links as they are stored lead to what was signed. */
  reach(checkpoint: Checkpoint, isSigned: boolean): void {
    const { sequence, chain } = this.#reached;
    if (!isSigned || checkpoint.sequence < sequence) return;
    if (this.#misfit?.row.sequence === checkpoint.sequence && this.#misfit.link.equals(checkpoint.chain)) {
      this.#isLinkOnly = !this.#misfit.isChained;
    }
    this.#isConfirmed ??=
      checkpoint.sequence === sequence && chain !== null && chain.equals(checkpoint.chain);
  }

  /**
   * @param excess 1 when there are more numbers than were signed, -1 when fewer, 0 when as many
   * @param hasSecret whether the MACs were checked
   */
  verdict(excess: number, hasSecret: boolean): Verdict {
    const said = (kind: Broken['kind'], detail: string): Verdict => ({
      kind,
      sequence: this.#misfit?.row.sequence ?? this.#since + 1,
      entryId: this.#culprit,
      detail,
    });
    // As many as were signed, and what each says is not at issue: then it is their order.
    const byNumber = (otherwise: Verdict) =>
      excess > 0 ? said('INSERTED', 'renumbered') : excess < 0 ? said('REMOVED', 'renumbered') : otherwise;
    const order = hasSecret
      ? said('SWAPPED', 'order')
      : said('CHANGED', 'chain does not lead to its checkpoint');
    if (!this.#misfit) return byNumber(order);
    const { isChained, isGenuine, contradicts } = this.#misfit;
    if (this.#isTwice) return said('INSERTED', 'numbered-twice');
    // The right one stands further on: pushed there by this one, or changed places with it.
    if (this.#isElsewhere)
      return isGenuine === false || excess > 0 ? said('INSERTED', 'renumbered') : said('SWAPPED', 'entry');
    const isItsPlace = this.#nextFits !== false && this.#isConfirmed === true;
    if (isGenuine === false) {
      if (this.#isLinkOnly) return said('INSERTED', 'mac');
      return isItsPlace || excess <= 0 ? said('CHANGED', contradicts ?? 'mac') : said('INSERTED', 'mac');
    }
    if (isChained) return said('CHANGED', contradicts ?? 'canonical');
    if (this.#isLinkOnly) return said('CHANGED', 'chain');
    if (isItsPlace) return isGenuine ? said('SWAPPED', 'entry') : said('CHANGED', contradicts ?? 'canonical');
    return byNumber(isGenuine ? said('SWAPPED', contradicts ?? 'order') : order);
  }
}
