import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './start-error.ts';

/**
 * Whether a process of this number runs, whoever owns it. A dead one that nobody has buried yet does not:
 * in a container it can stay so for good.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return !/^[ZX]/.test(statOf(pid)[0] ?? '');
}

/**
 * What tells a process from a later one that got the same number: when it began.
 * Empty where the system does not say; the number alone has to do then.
 */
export function birthOf(pid: number): string {
  try {
    if (process.platform !== 'linux') return ps(pid, 'lstart=');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = statOf(pid)[19];
    return ticks ? `${boot}/${ticks}` : '';
  } catch {
    return '';
  }
}

/** The words a process was started with; empty when it is gone or out of sight. */
export function commandOf(pid: number): string[] {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command=').split(' ');
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

/** Waits until a process that need not be our child is gone; false when it outlives the time given. */
export async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

/** The kernel's fields of a process from its state on; none where the system is another, or the process gone. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold spaces and parentheses: count behind the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function ps(pid: number, column: string): string {
  if (process.platform === 'win32') return '';
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
}
