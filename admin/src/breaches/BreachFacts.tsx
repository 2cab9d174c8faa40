import EditIcon from '@mui/icons-material/EditNoteOutlined';
import { Alert, Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Fact, Facts, SealedFact } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Quantity } from '../shared/Quantity.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import type { BreachRecord } from './breach.ts';
import { UpdateDialog } from './UpdateDialog.tsx';

/** What is known, as the register of Art. 33(5) wants it, and what it still lacks. */
export const BreachFacts = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  const words = (name: string, codes: string[] | undefined) =>
    codes?.map((code) => translate(`law.${name}.${code}`, { _: code })).join(', ');
  return (
    <Panel
      title={translate('breaches.facts')}
      action={
        <VerbButton
          size="small"
          verb="update"
          label={translate('breaches.update.short')}
          icon={EditIcon}
          Dialog={UpdateDialog}
        />
      }
    >
      <RegisterGaps />
      <Facts columns={2}>
        <SealedFact label={translate('breaches.field.description')} source="description" wide />
        <Fact label={translate('breaches.field.natures')}>{words('BreachNature', breach.natures)}</Fact>
        <Fact label={translate('breaches.field.cause')}>
          {breach.cause && translate(`law.BreachCause.${breach.cause}`)}
        </Fact>
        <Fact label={translate('breaches.field.approximateSubjects')}>
          {breach.approximateSubjects !== null && <Quantity value={breach.approximateSubjects} />}
        </Fact>
        <Fact label={translate('breaches.field.approximateRecords')}>
          {breach.approximateRecords !== null && <Quantity value={breach.approximateRecords} />}
        </Fact>
        <Fact label={translate('breaches.field.involvedSubjects')}>
          {words(
            'BreachSubjectCategory',
            breach.involvedSubjects?.map(({ category }) => category),
          )}
        </Fact>
        <Fact label={translate('breaches.field.involvedData')}>
          {words(
            'BreachDataType',
            breach.involvedData?.map(({ category }) => category),
          )}
        </Fact>
        {breach.externalReference && (
          <Fact label={translate('field.externalReference')}>
            {breach.externalReference.id} ({breach.externalReference.system})
          </Fact>
        )}
        <Fact label={translate('breaches.field.likelyConsequences')} wide>
          {breach.likelyConsequences}
        </Fact>
        <Fact label={translate('breaches.field.measuresTaken')} wide>
          {breach.measuresTaken}
        </Fact>
        <SealedFact label={translate('breaches.field.contact')} source="contact" wide />
      </Facts>
    </Panel>
  );
};

const RegisterGaps = () => {
  const translate = useTranslate();
  const breach = useRecordContext<BreachRecord>();
  if (!breach || breach.register.isComplete) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('breaches.registerLacks')}
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.25 }}>
        {breach.register.missing.map((field) => (
          <li key={field}>{translate(`breaches.field.${field}`, { _: field })}</li>
        ))}
      </Box>
    </Alert>
  );
};

/** When what happened, and who works it. */
export const BreachDates = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const breach = useRecordContext<BreachRecord>();
  if (!breach) return null;
  return (
    <Panel title={translate('section.facts')}>
      <Facts>
        <Fact label={translate('breaches.field.role')}>{translate(`law.BreachRole.${breach.role}`)}</Fact>
        <Fact label={translate('breaches.field.detectedAt')}>
          {breach.detectedAt && <Instant value={breach.detectedAt} format="dateTime" />}
        </Fact>
        {breach.investigationStartedAt && (
          <Fact label={translate('breaches.field.investigationStartedAt')}>
            <Instant value={breach.investigationStartedAt} format="dateTime" />
          </Fact>
        )}
        <Fact label={translate('breaches.field.awareAt')}>
          {breach.awareAt && <Instant value={breach.awareAt} format="longDateTime" />}
        </Fact>
        {breach.awarenessEvidence && (
          <Fact label={translate('breaches.field.awarenessEvidence')}>{breach.awarenessEvidence}</Fact>
        )}
        {breach.gapReason && <Fact label={translate('breaches.field.gapReason')}>{breach.gapReason}</Fact>}
        <Fact label={translate('field.legalEntity')}>{breach.legalEntity.name}</Fact>
        <Fact label={translate('field.assignee')}>{nameOf(breach.assignee)}</Fact>
        {breach.endedAt && (
          <Fact label={translate('breaches.field.endedAt')}>
            <Instant value={breach.endedAt} format="dateTime" />
          </Fact>
        )}
      </Facts>
    </Panel>
  );
};
