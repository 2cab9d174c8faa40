import { Alert } from '@mui/material';
import {
  DecisionOutcome,
  departsFrom,
  labelsOf,
  REASON_LABELS,
  RefusalGround,
  RIGHTS_OF_GROUND,
  type Right,
} from '@vigie/schema/rules';
import { BooleanInput, required, SelectInput, TextInput, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLaw, useLawChoices } from '../shared/useLaw.ts';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { lastOf, type RightRecord } from './request.ts';

interface DialogProps {
  onClose: () => void;
}

/** The right is granted in full. */
export const GrantDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  const name = useRightName();
  return (
    <VerbDialog
      verb="grant"
      title={`${translate('requests.grant.label')} · ${name}`}
      lead={translate('requests.grant.lead')}
      submitLabel={translate('requests.grant.label')}
      onClose={onClose}
    >
      <TextInput
        source="reason"
        label={translate('requests.field.whatIsDone')}
        helperText={translate('requests.help.toldPerson')}
        multiline
        minRows={3}
      />
      <Departure outcome={DecisionOutcome.GRANTED} />
    </VerbDialog>
  );
};

/** In part, or not at all: a ground, a reason that the person reads, and both remedies, GDPR 12(4). */
const RefusingDialog = ({ outcome, onClose }: DialogProps & { outcome: DecisionOutcome }) => {
  const translate = useTranslate();
  const name = useRightName();
  const isWhole = outcome === DecisionOutcome.REFUSED;
  const verb = isWhole ? 'refuse' : 'partiallyGrant';
  return (
    <VerbDialog
      wide
      {...{ verb, onClose }}
      title={`${translate(`requests.${verb}.label`)} · ${name}`}
      lead={translate(`requests.${verb}.lead`)}
      submitLabel={translate(`requests.${verb}.label`)}
      defaultValues={{ complaintAuthority: translate('requests.authority'), judicialRemedy: true }}
    >
      <GroundInputs isWhole={isWhole} />
      <Departure outcome={outcome} />
    </VerbDialog>
  );
};

export const PartiallyGrantDialog = (props: DialogProps) => (
  <RefusingDialog outcome={DecisionOutcome.PARTIALLY_GRANTED} {...props} />
);
export const RefuseDialog = (props: DialogProps) => (
  <RefusingDialog outcome={DecisionOutcome.REFUSED} {...props} />
);

const GroundInputs = ({ isWhole }: { isWhole: boolean }) => {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>();
  const { ground, judicialRemedy } = useWatch();
  const open = Object.values(RefusalGround).filter(
    (code) =>
      RIGHTS_OF_GROUND[code].includes(right?.right as Right) &&
      // The rights of others are protected by redaction, not by refusal.
      !(isWhole && code === RefusalGround.THIRD_PARTY_RIGHTS),
  );
  const choices = useLawChoices(labelsOf(RefusalGround), open);
  return (
    <>
      <SelectInput
        source="ground"
        label={translate('requests.field.ground')}
        choices={choices}
        validate={required()}
        helperText={false}
      />
      {ground === RefusalGround.NATIONAL_RESTRICTION && (
        <TextInput
          source="statute"
          label={translate('requests.field.statute')}
          helperText={translate('requests.help.statute')}
          validate={required()}
        />
      )}
      <TextInput
        source="reason"
        label={translate('requests.field.refusalReason')}
        helperText={translate('requests.help.toldPerson')}
        validate={required()}
        multiline
        minRows={3}
      />
      <TextInput
        source="complaintAuthority"
        label={translate('requests.field.complaintAuthority')}
        helperText={translate('requests.help.complaintAuthority')}
        validate={required()}
      />
      <BooleanInput
        source="judicialRemedy"
        label={translate('requests.field.judicialRemedy')}
        helperText={false}
      />
      {!judicialRemedy && <Alert severity="warning">{translate('law.Refusal.REMEDIES_MISSING')}</Alert>}
    </>
  );
};

/** Where the decision departs from the proposal it says why. */
const Departure = ({ outcome }: { outcome: DecisionOutcome }) => {
  const translate = useTranslate();
  const word = useLaw();
  const proposal = lastOf(useRecordContext<RightRecord>()?.assessments ?? []);
  if (!proposal || !departsFrom(outcome, proposal as never)) return null;
  return (
    <>
      <Alert severity="warning" sx={{ mt: 1 }}>
        {translate('requests.departs', { proposal: word(REASON_LABELS, proposal.code) })}
      </Alert>
      <TextInput
        source="departureReason"
        label={translate('requests.field.departureReason')}
        helperText={translate('requests.help.sealed')}
        validate={required()}
        multiline
        minRows={2}
      />
    </>
  );
};

function useRightName(): string {
  const translate = useTranslate();
  const right = useRecordContext<RightRecord>();
  return translate(`law.Right.${right?.right}`);
}
