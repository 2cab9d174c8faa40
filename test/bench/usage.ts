import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time, as the kernel counts them: a tick is a hundredth of a second on Linux. */
const TICK = 100;

interface Stat {
  parent: number;
  seconds: number;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; what follows it is numbers.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own, children] = [(fields[11] ?? 0) + (fields[12] ?? 0), (fields[13] ?? 0) + (fields[14] ?? 0)];
    return { parent: fields[1] ?? 0, seconds: (own + children) / TICK };
  } catch {
    return null; // gone meanwhile, or no Linux
  }
}

/** Seconds of processor time that a process, its children and those of them that ended have used; NaN where unknown. */
export function cpuOfTree(root: number): number {
  const own = statOf(root);
  if (!own) return Number.NaN;
  let seconds = own.seconds;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat?.parent === root) seconds += stat.seconds;
  }
  return seconds;
}

/** The most memory that a process has held, in MiB; NaN where unknown. */
export function peakMemory(pid: number): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
