import { Locale } from '@vigie/schema';
import {
  type Checkpoint,
  describeVerification,
  exportTrail,
  parseCheckpoints,
  readEnvironment,
  recordVerification,
  SettingError,
  type Verification,
  verifyDatabase,
  verifyExport,
} from '@vigie/server';
import type { Installation } from '../installation.ts';
import { findSecrets } from '../secret-key.ts';
import { piecesOf, readFileOf, writeLines } from './files.ts';
import { organisationOf, say, withInstallation } from './shared.ts';

interface ExportOptions {
  organisation: string;
  file?: string;
}

/** Writes a whole trail, to a file or to standard output: `vigie audit verify --file` checks it anywhere. */
export async function exportCommand(kind: string, options: ExportOptions): Promise<void> {
  if (kind !== 'audit')
    throw new SettingError(`export ${kind}: there is no such export, audit is the only one`);
  await withInstallation(async (installation) => {
    const organisationId = await organisationOf(installation, options.organisation);
    const { databases, secrets } = installation;
    await writeLines('--file', options.file, (write) =>
      exportTrail(databases.system, organisationId, secrets, write),
    );
  });
}

interface VerifyCommandOptions {
  organisation?: string;
  file?: string;
  checkpoint: string[];
  locale: string;
}

export async function auditVerify(options: VerifyCommandOptions): Promise<void> {
  const locale = localeOf(options.locale);
  if (options.file && options.organisation)
    throw new SettingError('--organisation does not go with --file: an export is of one organisation');
  const outside = options.checkpoint.flatMap(checkpointsOf);
  const isSound = options.file
    ? await verifyFile(options.file, outside, locale)
    : await withInstallation((installation) =>
        verifyAll(installation, options.organisation, outside, locale),
      );
  if (!isSound) process.exitCode = 1;
}

function localeOf(text: string): Locale {
  const found = Object.values(Locale).find((locale) => locale === text.toUpperCase());
  if (!found) throw new SettingError('--locale has to be fr or en');
  return found;
}

/** The checkpoints of a file that was kept outside. */
function checkpointsOf(file: string): Checkpoint[] {
  const checkpoints = parseCheckpoints(readFileOf('--checkpoint', file));
  if (!checkpoints)
    throw new SettingError(`--checkpoint ${file}: it holds no checkpoints, or not whole ones`);
  return checkpoints;
}

const of = (organisationId: string, checkpoints: readonly Checkpoint[]): Checkpoint[] =>
  checkpoints.filter((checkpoint) => checkpoint.organisationId === organisationId);

/** An export, which names its organisation itself. */
async function verifyFile(file: string, outside: readonly Checkpoint[], locale: Locale): Promise<boolean> {
  const secrets = findSecrets(readEnvironment());
  const result = await verifyExport(piecesOf('--file', file), { secrets, outside });
  say(describeVerification(result, locale));
  return result.isSound;
}

async function verifyAll(
  installation: Installation,
  organisation: string | undefined,
  outside: readonly Checkpoint[],
  locale: Locale,
): Promise<boolean> {
  const { databases, secrets } = installation;
  const { system } = databases;
  const { rows } = await system.query<{ id: string }>('select id from organisation order by id');
  const ids = organisation ? [await organisationOf(installation, organisation)] : rows.map(({ id }) => id);
  // An organisation that a checkpoint speaks of does not go away with all that was done in it.
  const ofOutside = organisation ? [] : outside.map(({ organisationId }) => organisationId);
  const results: Verification[] = [];
  for (const id of new Set([...ids, ...ofOutside])) {
    const result = await verifyDatabase(system, id, { secrets, outside: of(id, outside) });
    say(describeVerification(result, locale));
    results.push(result);
  }
  if (!organisation) await recordVerification(system, results);
  return results.every((each) => each.isSound);
}
