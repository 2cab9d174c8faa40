import type { Head } from './rows.ts';
import { STREAMS, type Stream } from './streams.ts';
import type { TrailItem } from './trail.ts';
import { type CheckOptions, TrailCheck } from './trail-check.ts';
import type { Broken, StreamVerification, Verification } from './verification.ts';

/** What the check of a whole trail goes by: what a stream's does, and where each stream begins. */
export interface WholeOptions extends Omit<CheckOptions, 'stream' | 'keptSince'> {
  keptSince: Partial<Record<Stream, string | null>>;
}

/** Checks the streams of an organisation's trail side by side, and says what is wrong with the whole. */
export class WholeCheck {
  readonly #organisationId: string;
  readonly #checks: Map<Stream, TrailCheck>;
  #fault: Broken | null = null;

  constructor({ keptSince, ...options }: WholeOptions) {
    this.#organisationId = options.organisationId;
    this.#checks = new Map(
      STREAMS.map((stream) => {
        const outside = options.outside.filter((checkpoint) => checkpoint.stream === stream);
        return [
          stream,
          new TrailCheck({ ...options, stream, outside, keptSince: keptSince[stream] ?? null }),
        ];
      }),
    );
  }

  /** The next item: in order within its stream. */
  meet(item: TrailItem): void {
    const { stream } = item.kind === 'checkpoint' ? item.checkpoint : item.row;
    const check = this.#checks.get(stream) as TrailCheck;
    if (item.kind === 'entry') check.entry(item.row);
    else if (item.kind === 'unsealed') check.unsealed(item.row);
    else check.checkpoint(item.checkpoint);
  }

  /** Something is wrong that belongs to no stream. What was found before it stays the first. */
  fault(kind: Broken['kind'], detail: string): void {
    if ([...this.#checks.values()].some(({ isBroken }) => isBroken)) return;
    this.#fault ??= { kind, stream: null, sequence: null, entryId: null, detail };
  }

  /**
   * @param heads what the head rows say; absent where there are none to ask, as in a file
   * @param wasBegun whether it is the trail of an organisation: then both heads are there, and its making is told of
   */
  finish(heads?: ReadonlyMap<Stream, Head | null>, wasBegun = false): Verification {
    const streams = [...this.#checks].map(([stream, check]) => check.finish(heads?.get(stream)));
    if (wasBegun) for (const each of streams) each.broken ??= emptied(each, heads?.get(each.stream));
    const found = streams.flatMap(({ broken }) => broken ?? []);
    // An entry that was moved leaves a gap where it stood: the move says more than the gap.
    const broken = this.#fault ?? found.find(isMoved) ?? found[0] ?? null;
    const sum = (of: 'sealed' | 'unsealed' | 'checkpoints') =>
      streams.reduce((total, stream) => total + stream[of], 0);
    return {
      organisationId: this.#organisationId,
      isSound: broken === null,
      broken,
      streams,
      sealed: sum('sealed'),
      unsealed: sum('unsealed'),
      checkpoints: sum('checkpoints'),
      notProved: [...new Set(streams.flatMap(({ notProved }) => notProved))],
    };
  }
}

/** What is wrong with a stream of which nothing is left. */
function emptied(result: StreamVerification, head: Head | null | undefined): Broken | null {
  const { stream } = result;
  const detail = stream === 'CHANGE' && isEmpty(result) ? 'empty' : head === null ? 'head' : null;
  return detail && { kind: 'TRUNCATED', stream, sequence: 1, entryId: null, detail };
}

/** Neither entries nor the checkpoints that are left of pruned ones. */
const isEmpty = ({ sealed, unsealed, checkpoints }: StreamVerification): boolean =>
  sealed + unsealed + checkpoints === 0;

const isMoved = ({ kind, detail }: Broken): boolean => kind === 'SWAPPED' && detail === 'stream';
