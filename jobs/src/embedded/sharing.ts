import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, livingHolder, livingSigner, readText, signatureFor } from './data-folder.ts';

/*
 * A command finds the running database by `runtime.json` and signs in `borrowers/`. Each side writes first and
 * looks second: who borrows signs, then looks whether the database is still offered; who ends withdraws the
 * offer, then looks whether anybody has signed. So one of the two always sees the other.
 */

/** Tells other commands where the running database is. */
export function offer(folder: string, databasePort: number): void {
  const path = join(folder, 'runtime.json');
  inFolder(folder, () => {
    writeFileSync(`${path}.new`, `${JSON.stringify({ pid: process.pid, databasePort })}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  });
}

export function withdraw(folder: string): void {
  inFolder(folder, () => rmSync(join(folder, 'runtime.json'), { force: true }));
}

/** The port of the database that a living Vigie runs in this folder, and how to say that we are done with it. */
export function borrow(folder: string): { port: number; giveBack(): void } | null {
  if (offeredPort(folder) === null) return null;
  const name = join(folder, 'borrowers', randomUUID());
  const giveBack = (): void => {
    process.off('exit', giveBack);
    rmSync(name, { force: true });
  };
  inFolder(folder, () => {
    mkdirSync(join(folder, 'borrowers'), { recursive: true, mode: 0o700 });
    writeFileSync(name, signatureFor(folder), { mode: 0o600, flag: 'wx' });
  });
  process.on('exit', giveBack);
  const port = offeredPort(folder);
  if (port !== null) return { port, giveBack };
  giveBack();
  return null;
}

/** Whether another living process works with our database. */
export function isBorrowed(folder: string): boolean {
  const list = join(folder, 'borrowers');
  const names = existsSync(list) ? inFolder(folder, () => readdirSync(list)) : [];
  const others = names.filter((name) => {
    const pid = livingSigner(folder, join(list, name));
    if (pid !== null) return pid !== process.pid;
    rmSync(join(list, name), { force: true }); // killed before it could sign out, or signed in the folder that this one is a copy of
    return false;
  });
  return others.length > 0;
}

function offeredPort(folder: string): number | null {
  const text = inFolder(folder, () => readText(join(folder, 'runtime.json')));
  if (!text) return null;
  const { pid, databasePort } = JSON.parse(text); // written in one piece, by offer()
  return Number.isInteger(databasePort) && pid === livingHolder(folder) ? databasePort : null;
}
