import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether only this machine can reach that address: 127.0.0.0/8, ::1, or `localhost`, with or without brackets. A name that
 * merely begins with `127.` may lead anywhere.
 */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  const kind = isIP(bare);
  return kind === 0 ? bare === 'localhost' : LOOPBACK.check(bare, kind === 6 ? 'ipv6' : 'ipv4');
}
