import type { Stream } from './streams.ts';

/** What is wrong with a trail. */
export type BrokenKind =
  /** An entry, or what is shown of it, is not what was written. */
  | 'CHANGED'
  /** Numbers are missing. */
  | 'REMOVED'
  /** An entry that Vigie did not write, or one that stands there twice. */
  | 'INSERTED'
  /** Genuine entries that do not stand where they were sealed, or not in their stream. */
  | 'SWAPPED'
  /** The end is missing. */
  | 'TRUNCATED'
  /** A checkpoint that none of the known keys signed. */
  | 'CHECKPOINT_FORGED'
  /** Sealed entries behind the last checkpoint: every seal ends with one. */
  | 'CHECKPOINT_MISSING'
  /** Whole in itself, and not the trail that a checkpoint kept outside speaks of: set back, and written anew. */
  | 'REWRITTEN'
  /** The file is no export, or not all of one. */
  | 'MALFORMED';

/** The first thing that is wrong. */
export interface Broken {
  kind: BrokenKind;
  /** Null for a file that is no export. */
  stream: Stream | null;
  /** The number at which it shows; null for an unsealed entry and for what has no number. */
  sequence: number | null;
  entryId: string | null;
  /** How it shows, by code: a column, `mac`, `numbered-twice`, … */
  detail: string;
}

/** What a verification cannot know, by code. */
export type NotProved =
  /** An entry deleted before its seal leaves no trace. */
  | 'DELETED_BEFORE_SEAL'
  /** No checkpoint from outside was given: an end cut off together with its checkpoints does not show. */
  | 'TAIL_WITHOUT_OUTSIDE'
  /** What came after the last checkpoint from outside, cut off with its checkpoints. */
  | 'TAIL_AFTER_OUTSIDE'
  /** Without the secret key: whether Vigie wrote each entry, and whether an unsealed one was changed. */
  | 'MACS_UNCHECKED'
  /** The public key came with the file: anyone may have signed it. */
  | 'SIGNER_UNKNOWN'
  /** What stood in the entries before the first one. */
  | 'BEGINNING_PRUNED'
  /** Who holds both database and secret key can write another trail; checkpoints kept outside stand against them. */
  | 'KEY_HOLDER'
  /** What was written after the export. */
  | 'AFTER_EXPORT';

/** Where a stream begins that was pruned, and the checkpoint that proves it. */
export interface Beginning {
  sequence: number;
  provedBy: { sequence: number; at: string; keyId: string };
}

/** What was found of one stream. */
export interface StreamVerification {
  stream: Stream;
  broken: Broken | null;
  /** Sealed entries that were read. */
  sealed: number;
  /** Numbers of the first and the last sealed entry. */
  from: number | null;
  to: number | null;
  /** Null for a stream that is there from its first entry. */
  begins: Beginning | null;
  /** The instant of the last good checkpoint, ISO 8601. */
  sealedUntil: string | null;
  unsealed: number;
  checkpoints: number;
  /** The number up to which checkpoints from outside confirm the stream. */
  provedOutside: number | null;
  notProved: NotProved[];
}

/** What a verification found of an organisation's whole trail. */
export interface Verification {
  organisationId: string;
  /** Nothing wrong was found. What `notProved` names may still be. */
  isSound: boolean;
  broken: Broken | null;
  streams: StreamVerification[];
  /** Sealed entries, unsealed ones and checkpoints of all streams. */
  sealed: number;
  unsealed: number;
  checkpoints: number;
  /** What is not proved of one stream or another. */
  notProved: NotProved[];
}
