import { Alert } from '@mui/material';
import {
  DecisionOutcome,
  departsFrom,
  labelsOf,
  REASON_LABELS,
  RefusalGround,
  RIGHT_VERBS,
  RIGHTS_OF_GROUND,
  type Right,
} from '@vigie/schema/rules';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { useLaw, useLawChoices } from '../shared/useLaw.ts';
import { VerbForm } from '../shared/VerbForm.tsx';
import { VerbInput } from '../shared/VerbInput.tsx';
import { lastOf, type RightRecord } from './request.ts';
import { useRightTitle } from './useRightTitle.ts';

interface DialogProps {
  onClose: () => void;
}

/** The right is granted in full. */
export const GrantDialog = ({ onClose }: DialogProps) => {
  const translate = useTranslate();
  return (
    <VerbForm
      verbs={RIGHT_VERBS}
      verb="grant"
      title={useRightTitle('grant')}
      submitLabel={translate('rights.grant.label')}
      only={['reason']}
      onClose={onClose}
    >
      <Departure outcome={DecisionOutcome.GRANTED} />
    </VerbForm>
  );
};

/** In part, or not at all: a ground, a reason that the person reads, and both remedies, GDPR 12(4). */
const RefusingDialog = ({ outcome, onClose }: DialogProps & { outcome: DecisionOutcome }) => {
  const translate = useTranslate();
  const isWhole = outcome === DecisionOutcome.REFUSED;
  const verb = isWhole ? 'refuse' : 'partiallyGrant';
  return (
    <VerbForm
      wide
      verbs={RIGHT_VERBS}
      verb={verb}
      title={useRightTitle(verb)}
      submitLabel={translate(`rights.${verb}.label`)}
      only={['ground', 'statute', 'reason', 'complaintAuthority', 'judicialRemedy']}
      fields={{
        ground: { choices: useOpenGrounds(isWhole) },
        statute: { required: true, when: ({ ground }) => ground === RefusalGround.NATIONAL_RESTRICTION },
        complaintAuthority: { required: true },
      }}
      defaultValues={{ complaintAuthority: translate('requests.authority'), judicialRemedy: true }}
      onClose={onClose}
    >
      <RemedyReminder />
      <Departure outcome={outcome} />
    </VerbForm>
  );
};

export const PartiallyGrantDialog = (props: DialogProps) => (
  <RefusingDialog outcome={DecisionOutcome.PARTIALLY_GRANTED} {...props} />
);
export const RefuseDialog = (props: DialogProps) => (
  <RefusingDialog outcome={DecisionOutcome.REFUSED} {...props} />
);

/** The grounds that the law has for this right. */
function useOpenGrounds(isWhole: boolean) {
  const right = useRecordContext<RightRecord>();
  const open = Object.values(RefusalGround).filter(
    (code) =>
      RIGHTS_OF_GROUND[code].includes(right?.right as Right) &&
      // The rights of others are protected by redaction, not by refusal.
      !(isWhole && code === RefusalGround.THIRD_PARTY_RIGHTS),
  );
  return useLawChoices(labelsOf(RefusalGround), open);
}

const RemedyReminder = () => {
  const translate = useTranslate();
  const { judicialRemedy } = useWatch();
  return !judicialRemedy && <Alert severity="warning">{translate('law.Refusal.REMEDIES_MISSING')}</Alert>;
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
      <VerbInput required name="departureReason" />
    </>
  );
};
