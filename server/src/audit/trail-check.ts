import { type Checkpoint, isSigned, type VerificationKey } from './checkpoint.ts';
import { contradiction, genesisOf, leafOf, linkOf, type TrailKeys, type TrailRow } from './entry.ts';
import type { Head } from './rows.ts';
import type { StreamName } from './streams.ts';
import { Suspect } from './suspect.ts';
import type { Beginning, Broken, BrokenKind, StreamVerification } from './verification.ts';

const DAY = 86_400_000;

/** What a check goes by. */
export interface CheckOptions extends StreamName {
  /** The public keys whose checkpoints count. */
  keys: readonly VerificationKey[];
  /** Null without the secret key: then chain and signatures alone are checked. */
  trailKeys: TrailKeys | null;
  /** Checkpoints of this stream that were kept elsewhere. */
  outside: readonly Checkpoint[];
  /** Since when nothing was pruned, where the database says so. */
  keptSince: string | null;
}

/**
 * Checks one stream that is fed to it once, in order: entries by number, each checkpoint behind the entry it names, then
 * what is unsealed. It keeps one link and one suspect, so a stream of any length passes through the same memory.
 */
export class TrailCheck {
  readonly #options: CheckOptions;
  readonly #outside: Map<number, Checkpoint>;
  #previous: Buffer;
  #expected = 1;
  #first: number | null = null;
  #last: number | null = null;
  #sealed = 0;
  #unsealed = 0;
  #checkpoints = 0;
  #genuine = 0;
  #unknownKey = false;
  /** A genuine entry of another stream. */
  #moved: Broken | null = null;
  /** The last checkpoint before the first entry. */
  #before: Checkpoint | null = null;
  /** The last checkpoint whose signature holds, wherever it points. */
  #signed: Checkpoint | null = null;
  /** The last checkpoint that holds and fits the chain. */
  #good: Checkpoint | null = null;
  #begins: Beginning | null = null;
  #provedOutside: number | null = null;
  #broken: Broken | null = null;
  #suspect: Suspect | null = null;
  #missing: number | null = null;
  #brokenUnsealed: Broken | null = null;
  #wrongOutside: Broken | null = null;

  constructor(options: CheckOptions) {
    this.#options = options;
    this.#previous = genesisOf(options);
    this.#outside = new Map();
    for (const checkpoint of options.outside) {
      const { sequence, chain } = checkpoint;
      const same = this.#outside.get(sequence);
      if (!this.#isOurs(checkpoint))
        this.#wrongOutside = this.#said('CHECKPOINT_FORGED', sequence, null, 'outside');
      // Two trails were signed up to the same number: one of them was set back.
      else if (same && !same.chain.equals(chain))
        this.#wrongOutside = this.#said('REWRITTEN', sequence, null, 'outside');
      else this.#outside.set(sequence, checkpoint);
    }
  }

  /** Whether something was found already. */
  get isBroken(): boolean {
    return (this.#moved ?? this.#broken ?? this.#suspect) !== null;
  }

  /** The next sealed entry. */
  entry(row: TrailRow): void {
    const sequence = row.sequence as number;
    const isGenuine = this.#options.trailKeys?.isGenuine(row) ?? null;
    const contradicts = contradiction(row, this.#options.organisationId, isGenuine !== false);
    if (this.#setsAside(row, isGenuine, contradicts)) return;
    this.#sealed += 1;
    this.#first ??= sequence;
    this.#last = Math.max(this.#last ?? 0, sequence);
    if (isGenuine) this.#genuine += 1;
    if (this.#suspect) {
      this.#suspect.meet(row, isGenuine);
      return;
    }
    if (this.#broken) {
      this.#outOfOrder(row);
      return;
    }
    if (this.#sealed === 1 && sequence > 1) this.#begin(sequence);
    if (this.#broken) return;
    if (sequence < this.#expected) {
      this.#break('INSERTED', sequence, row.id, 'numbered-twice');
      return;
    }
    if (sequence > this.#expected) {
      this.#missing = this.#expected;
      this.#break('REMOVED', this.#expected, null, `numbers ${this.#expected}-${sequence - 1}`);
      return;
    }
    this.#next(row, sequence, isGenuine, contradicts);
  }

  #next(row: TrailRow, sequence: number, isGenuine: boolean | null, contradicts: string | null): void {
    const link = linkOf(this.#previous, sequence, leafOf(row));
    const isChained = row.chain !== null && link.equals(row.chain);
    if (!isChained || isGenuine === false || contradicts) {
      this.#suspect = new Suspect({ row, previous: this.#previous, link, isChained, isGenuine, contradicts });
      return;
    }
    this.#previous = link;
    this.#expected = sequence + 1;
    const outside = this.#outside.get(sequence);
    if (!outside) return;
    if (outside.chain.equals(link)) this.#provedOutside = sequence;
    else this.#break('REWRITTEN', sequence, row.id, 'outside');
  }

  /** The next checkpoint. */
  checkpoint(checkpoint: Checkpoint): void {
    this.#checkpoints += 1;
    const isOurs = this.#isOurs(checkpoint);
    if (isOurs && checkpoint.sequence > (this.#signed?.sequence ?? 0)) this.#signed = checkpoint;
    if (this.#suspect) {
      this.#suspect.reach(checkpoint, isOurs);
      return;
    }
    if (this.#broken) return;
    if (!isOurs) {
      this.#break('CHECKPOINT_FORGED', checkpoint.sequence, null, this.#whyForged(checkpoint));
      return;
    }
    if (this.#sealed === 0) {
      this.#before = checkpoint;
    } else if (checkpoint.sequence === this.#expected - 1) {
      if (checkpoint.chain.equals(this.#previous)) this.#good = checkpoint;
      else this.#suspect = Suspect.since(this.#good?.sequence ?? (this.#first as number) - 1);
    } else if (checkpoint.sequence < this.#expected) {
      this.#break('MALFORMED', checkpoint.sequence, null, 'checkpoint out of order');
    }
  }

  /** An entry that waits for its seal. */
  unsealed(row: TrailRow): void {
    this.#unsealed += 1;
    const isGenuine = this.#options.trailKeys?.isGenuine(row) ?? null;
    const contradicts = contradiction(row, this.#options.organisationId, isGenuine === true);
    if (this.#setsAside(row, isGenuine, contradicts) || this.#brokenUnsealed) return;
    const kind = isGenuine === false ? 'INSERTED' : contradicts ? 'CHANGED' : null;
    if (kind) {
      const detail = isGenuine === false ? 'unsealed, mac' : (contradicts as string);
      this.#brokenUnsealed = this.#said(kind, null, row.id, detail);
    }
  }

  /** A genuine entry that says of itself that it belongs elsewhere is named, and counts for nothing here. */
  #setsAside({ sequence, id }: TrailRow, isGenuine: boolean | null, contradicts: string | null): boolean {
    if (!isGenuine || contradicts !== 'stream') return false;
    this.#moved ??= this.#said('SWAPPED', sequence, id, 'stream');
    return true;
  }

  /** @param head what the head row says; undefined where there is none to ask, as in a file */
  finish(head?: Head | null): StreamVerification {
    if (this.#suspect) this.#broken = this.#convict(this.#suspect);
    else if (!this.#broken) this.#end(head);
    this.#broken ??= this.#wrongOutside ?? this.#brokenUnsealed;
    return {
      stream: this.#options.stream,
      broken: this.#moved ?? this.#broken,
      sealed: this.#sealed,
      from: this.#first,
      to: this.#last,
      begins: this.#begins,
      sealedUntil: (this.#good ?? (this.#sealed === 0 ? this.#before : null))?.at ?? null,
      unsealed: this.#unsealed,
      checkpoints: this.#checkpoints,
      provedOutside: this.#provedOutside,
      notProved: [
        'DELETED_BEFORE_SEAL',
        this.#provedOutside === null ? 'TAIL_WITHOUT_OUTSIDE' : 'TAIL_AFTER_OUTSIDE',
        ...(this.#options.trailKeys ? [] : (['MACS_UNCHECKED'] as const)),
        ...(this.#begins ? (['BEGINNING_PRUNED'] as const) : []),
        'KEY_HOLDER',
      ],
    };
  }

  /** What can be wrong with an end although every entry is right. */
  #end(head: Head | null | undefined): void {
    const last = this.#last ?? 0;
    if (this.#sealed === 0 && this.#before) this.#begin(this.#before.sequence + 1);
    const reached = this.#sealed === 0 && !this.#broken ? (this.#before?.sequence ?? 0) : last;
    if (this.#signed && this.#signed.sequence > reached) {
      this.#cut(reached, this.#signed.sequence, 'checkpoint');
      return;
    }
    for (const { sequence } of this.#outside.values()) {
      if (sequence > reached) {
        this.#cut(reached, sequence, 'outside');
        return;
      }
    }
    if (last > (this.#good?.sequence ?? 0)) {
      this.#break('CHECKPOINT_MISSING', last, null, 'checkpoint');
      return;
    }
    if (head === undefined || (head === null && reached === 0)) return;
    if (head && head.sequence > reached) {
      this.#cut(reached, head.sequence, 'head');
      return;
    }
    const chain = this.#sealed === 0 ? (this.#before?.chain ?? this.#previous) : this.#previous;
    if (!head || head.sequence !== reached || !head.chain.equals(chain))
      this.#break('CHANGED', reached, null, 'head');
  }

  #cut(reached: number, until: number, detail: string): void {
    this.#break('TRUNCATED', reached + 1, null, `numbers ${reached + 1}-${until}, ${detail}`);
  }

  /** A trail may begin behind a checkpoint, if that is where pruning ended. */
  #begin(sequence: number): void {
    const { keptSince } = this.#options;
    const before = this.#before;
    const isProved = before !== null && before.sequence === sequence - 1;
    // Sealing follows writing by seconds. A later seal means an entry of a month that was never pruned.
    const isPruned = isProved && (keptSince === null || Date.parse(before.at) < Date.parse(keptSince) + DAY);
    if (!isPruned) {
      this.#missing = 1;
      this.#break('REMOVED', 1, null, `numbers 1-${sequence - 1}`);
      return;
    }
    const outside = this.#outside.get(before.sequence);
    if (outside && !outside.chain.equals(before.chain)) {
      this.#break('REWRITTEN', before.sequence, null, 'outside');
      return;
    }
    if (outside) this.#provedOutside = before.sequence;
    this.#begins = { sequence, provedBy: { sequence: before.sequence, at: before.at, keyId: before.keyId } };
    this.#good = before;
    this.#previous = before.chain;
    this.#expected = sequence;
  }

  /** Behind a gap: what was thought missing may only stand elsewhere. */
  #outOfOrder(row: TrailRow): void {
    if (this.#broken?.kind === 'REMOVED' && row.sequence === this.#missing) {
      this.#broken = this.#said('SWAPPED', row.sequence, row.id, 'order');
    }
  }

  #convict(suspect: Suspect): Broken {
    if (this.#genuine === 0 && suspect.isForged && this.#unknownKey) {
      return this.#said('CHECKPOINT_FORGED', null, null, 'another secret key');
    }
    const signedUntil = this.#signed?.sequence ?? 0;
    const excess = Math.sign((this.#last ?? 0) - signedUntil);
    return { stream: this.#options.stream, ...suspect.verdict(excess, this.#options.trailKeys !== null) };
  }

  #isOurs(checkpoint: Checkpoint): boolean {
    const { organisationId, stream, keys } = this.#options;
    if (!keys.some(({ keyId }) => keyId === checkpoint.keyId)) this.#unknownKey = true;
    const isOfHere = checkpoint.organisationId === organisationId && checkpoint.stream === stream;
    return isOfHere && isSigned(checkpoint, keys);
  }

  #whyForged = (checkpoint: Checkpoint): string =>
    this.#options.keys.some(({ keyId }) => keyId === checkpoint.keyId) ? 'signature' : 'unknown key';

  #break(kind: BrokenKind, sequence: number | null, entryId: string | null, detail: string): void {
    this.#broken ??= this.#said(kind, sequence, entryId, detail);
  }

  #said(kind: BrokenKind, sequence: number | null, entryId: string | null, detail: string): Broken {
    return { kind, stream: this.#options.stream, sequence, entryId, detail };
  }
}
