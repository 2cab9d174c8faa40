import type { CommunicationKind } from '@vigie/schema/rules';
import { LetterInput } from '../shared/LetterInput.tsx';
import { VerbForm } from '../shared/VerbForm.tsx';
import { isSentElsewhere, SendingInputs, useSendingDefaults } from './SendingInputs.tsx';
import { useLetter } from './useLetter.ts';

/** The form of a verb that writes to the person: what it asks itself, how the letter goes out, and beneath it the letter. */
export const LetterForm: typeof VerbForm = ({ only = [], fields, defaultValues, children, ...props }) => (
  <VerbForm
    wide
    {...props}
    only={only}
    fields={{ sentAt: { when: isSentElsewhere }, ...fields } as typeof fields}
    defaultValues={{ ...useSendingDefaults(), ...defaultValues }}
  >
    <SendingInputs />
    {children}
  </VerbForm>
);

/** The letter from what is on file, as it goes out. */
export const LetterOnFile = ({ kind }: { kind: CommunicationKind }) => (
  <LetterInput letter={useLetter(kind)} />
);
