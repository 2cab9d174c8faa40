import {
  ASSIGN_TASKS,
  BREACH_VERBS,
  COMMENT_VERBS,
  COMPLETE_TASKS,
  CREATE_BREACH,
  CREATE_COMMENT,
  CREATE_TASK,
  LETTER_VERBS,
  RECEIVE_REQUEST,
  REQUEST_VERBS,
  RIGHT_VERBS,
  TASK_VERBS,
  type Verb,
  type VerbFields,
  type Words,
} from '@vigie/schema/rules';
import { deepMerge, type Messages } from './deepMerge.ts';

type Language = 'FR' | 'EN';
type Worded = Pick<Verb, 'label' | 'lead' | 'fields'>;
type Named<T> = Readonly<Record<string, T>>;

/** The verbs of each resource. */
const TABLES: Named<Named<Worded>> = {
  requests: { receive: RECEIVE_REQUEST, ...REQUEST_VERBS },
  rights: RIGHT_VERBS,
  letters: LETTER_VERBS,
  // A stage of another regime is filed by the same verb, under words of its own.
  breaches: { create: CREATE_BREACH, ...BREACH_VERBS, fileRegime: { fields: BREACH_VERBS.file.fields } },
  tasks: { create: CREATE_TASK, ...TASK_VERBS, assignMany: ASSIGN_TASKS, completeMany: COMPLETE_TASKS },
  comments: { create: CREATE_COMMENT, ...COMMENT_VERBS },
};

/** What a record is made of is what it says: these words are the record's own, `requests.field.verbatim`. */
const CREATIONS: Named<Worded> = { requests: RECEIVE_REQUEST, breaches: CREATE_BREACH, tasks: CREATE_TASK };

const mapped = <T>(all: Named<T>, change: (each: T) => Messages): Messages =>
  Object.fromEntries(Object.entries(all).map(([name, each]) => [name, change(each)]));

/** In one language, and without those that say nothing. */
const spoken = (language: Language, words: Named<Words | undefined>): Messages =>
  Object.fromEntries(
    Object.entries(words).flatMap(([name, pair]) => (pair ? [[name, pair[language === 'FR' ? 0 : 1]]] : [])),
  );

/** What the fields say of themselves, each by its name. */
function wordsOfFields(language: Language, fields: VerbFields): Messages {
  const each = (part: 'label' | 'help') =>
    spoken(language, Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field[part]])));
  return { field: each('label'), help: each('help') };
}

/** The words of the verbs, from the same tables as the API's, as messages: `requests.suspend.label`, `requests.suspend.field.reason`. */
export function verbMessages(language: Language): Messages {
  const wordsOf = ({ label, lead, fields }: Worded): Messages => ({
    ...spoken(language, { label, lead }),
    ...wordsOfFields(language, fields),
  });
  return deepMerge(
    mapped(TABLES, (verbs) => mapped(verbs, wordsOf)),
    mapped(CREATIONS, ({ fields }) => wordsOfFields(language, fields)),
  );
}
