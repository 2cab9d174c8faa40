import { SettingError } from '@vigie/server';
import { Command } from 'commander';
import { auditVerify, exportCommand } from './audit.ts';
import { clockRehearse, clockRun } from './clock.ts';
import { migrateCommand, seedCommand } from './database.ts';
import { doctor } from './doctor.ts';
import { organisationCreate, tokenCreate, userCreate, userLeave, userPassword } from './organisations.ts';
import { serve } from './serve.ts';
import { tokenList, tokenRevoke } from './tokens.ts';

const collect = (value: string, before: string[]): string[] => [...before, value];

/** An option given blank, as by a script whose variable is not set, never stands for one left out. */
function refuseBlank(command: Command): void {
  for (const option of command.options) {
    const given: unknown = command.getOptionValue(option.attributeName());
    if ([given].flat().some((value) => typeof value === 'string' && value.trim() === ''))
      throw new SettingError(
        `${option.long} is empty: give it a value, or leave it out where it is optional`,
      );
  }
}

/** Shows the help of a command by its words, as in `help user create`; what is no command is refused with those that there are. */
function helpOf(vigie: Command, words: string[]): void {
  let found = vigie;
  for (const word of words) {
    const next = found.commands.find((each) => each.name() === word);
    if (!next) {
      const known = found.commands.map((each) => each.name()).join(', ');
      const those = known ? `there are ${known}` : `\`${found.name()}\` has none below it`;
      throw new SettingError(`help ${words.join(' ')}: there is no command ${word}; ${those}`);
    }
    found = next;
  }
  found.help();
}

/** The command line. */
export function program(): Command {
  const vigie = new Command('vigie')
    .description('An open, self-hosted privacy office')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, '')) })
    .showHelpAfterError('(vigie --help lists the commands)')
    .hook('preAction', (_, command) => refuseBlank(command));

  vigie
    .command('start')
    .description(
      'run API, console and jobs in one process, with an embedded database unless DATABASE_URL is set',
    )
    .action(() => serve({ server: true, worker: true, attended: true }));
  vigie
    .command('server')
    .description('run the API and the console; any number of them')
    .action(() => serve({ server: true, worker: false, attended: false }));
  vigie
    .command('worker')
    .description('run the jobs: alerts, mails, sealing, retention; any number of them')
    .action(() => serve({ server: false, worker: true, attended: false }));
  vigie
    .command('migrate')
    .description('make the login roles and bring the tables to this version')
    .action(migrateCommand);
  vigie.command('seed').description('fill an empty database with the demo organisation').action(seedCommand);
  vigie
    .command('doctor')
    .description('check settings, database, roles, clock, queue, alerts, the heartbeat and the trail')
    .action(doctor);

  vigie
    .command('organisation')
    .description('organisations')
    .command('create')
    .description('make an organisation with its first legal entity')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--slug <slug>', 'its short name, as in maison-lumen')
    .option('--country <code>', 'ISO 3166-1 alpha-2', 'FR')
    .option('--time-zone <zone>', 'IANA time zone', 'Europe/Paris')
    .action(organisationCreate);
  const user = vigie.command('user').description('people');
  user
    .command('password')
    .description('give a person a new password; their sessions end')
    .requiredOption('--email <address>', 'their address')
    .option('--password-stdin', 'read the password from standard input instead of making one')
    .action(userPassword);
  user
    .command('leave')
    .description('a person leaves: ends memberships and sessions, destroys the key of their name and address')
    .requiredOption('--email <address>', 'their address')
    .action(userLeave);
  user
    .command('create')
    .description(
      'make a person a member of an organisation; the password is read from standard input, or made and printed',
    )
    .requiredOption('--email <address>', 'their address')
    .requiredOption('--name <name>', 'their name')
    .requiredOption('--organisation <id or slug>', 'where they work')
    .requiredOption('--role <role>', 'a role, as in DPO; may be said again', collect, [])
    .option('--password-stdin', 'read the password from standard input')
    .action(userCreate);
  const token = vigie.command('token').description('tokens for software');
  token
    .command('list')
    .description('show the tokens of an organisation: id, beginning, state, scopes and name; no secret')
    .requiredOption('--organisation <id or slug>', 'whose tokens')
    .action(tokenList);
  token
    .command('revoke')
    .description('withdraw a token: it is refused from the next request on')
    .requiredOption('--organisation <id or slug>', 'whose token')
    .requiredOption('--id <id>', 'its id, as `token list` shows it')
    .action(tokenRevoke);
  token
    .command('create')
    .description('make an API token; its secret is printed once, alone on the last line')
    .requiredOption('--organisation <id or slug>', 'whose token')
    .requiredOption('--scope <scope...>', "what it may do, as in requests:write; '*' for all")
    .option('--name <name>', 'what it is for', 'made by the command line')
    .option('--expires <instant>', 'ISO 8601 with an offset, or a day')
    .action(tokenCreate);
  const clock = vigie.command('clock').description('legal clocks');
  clock.command('run').description('fire what is due, once').action(clockRun);
  clock
    .command('rehearse')
    .description('show which alerts a period would send, changing nothing')
    .requiredOption('--from <instant>', 'a day, or ISO 8601 with an offset')
    .requiredOption('--to <instant>', 'a day, or ISO 8601 with an offset')
    .option('--organisation <id or slug>', 'one organisation; all of them when absent')
    .action(clockRehearse);
  vigie
    .command('export')
    .description('write what is kept, for elsewhere')
    .argument('<kind>', 'audit: the whole trail of an organisation, as JSON lines')
    .requiredOption('--organisation <id or slug>', 'whose')
    .option('--file <file>', 'a new file; standard output when absent')
    .action(exportCommand);
  vigie
    .command('audit')
    .description('the audit trail')
    .command('verify')
    .description('check the trail of the database, or of an export')
    .option('--organisation <id or slug>', 'one organisation; all of them when absent')
    .option('--file <file>', 'an export instead of the database')
    .option('--checkpoint <file>', 'checkpoints that were kept outside; may be said again', collect, [])
    .option('--locale <fr|en>', 'language of the report', 'en')
    .action(auditVerify);
  vigie
    .command('help')
    .description('show the help of a command')
    .argument('[command...]', 'its words, as in: help user create')
    .action((words: string[]) => helpOf(vigie, words));
  // The library's own answers an unknown command with the whole help, and the words behind a first one with that one's.
  for (const command of [vigie, ...vigie.commands]) command.helpCommand(false);
  return vigie;
}
