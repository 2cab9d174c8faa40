import type { Limits } from '../identity/door.ts';
import type { Table } from '../tables.ts';
import type { Parts } from '../unit-of-work.ts';
import type { Nodes } from './nodes.ts';

/** What lives as long as the process, for all operations. */
export interface Services {
  parts: Parts;
  nodes: Nodes;
  tables: Map<object, Table>;
  limits: Limits;
  demo: boolean;
  publicUrl: string | undefined;
  secureCookies: boolean;
}
