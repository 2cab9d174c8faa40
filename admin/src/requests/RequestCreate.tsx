import { Box } from '@mui/material';
import { RECEIVE_REQUEST } from '@vigie/schema/rules';
import { email, RecordContextProvider, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { LegalEntityInput, useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { useViewer } from '../session/viewer.ts';
import { AssignToMe } from '../shared/AssignToMe.tsx';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { CreatePage } from '../shared/CreatePage.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { FormSection } from '../shared/FormSection.tsx';
import { type Identifier, IdentifierList, identifierOf } from '../shared/IdentifierInputs.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { VerbContext, VerbInput } from '../shared/VerbInput.tsx';
import { nowAt } from '../time/legalClock.ts';
import { anchorOf, ReceiptInputs } from './ReceiptInputs.tsx';
import { REQUESTER_TYPES, RIGHTS } from './request.ts';

interface ReceiveValues {
  legalEntityId: string;
  channel: string;
  isDayOnly: boolean;
  receivedAt?: string;
  receivedOn?: string;
  rights: string[];
  verbatim?: string;
  locale: string;
  requester: { type: string; name?: string; email?: string };
  subjectIdentifiers: Identifier[];
  isMine: boolean;
}

const RECEIVE = { resource: 'requests', verb: 'receive', fields: RECEIVE_REQUEST.fields };

const RequestCreate = () => {
  const translate = useTranslate();
  const me = useViewer()?.user?.id;
  const toInput = (values: ReceiveValues) => {
    const { isDayOnly, isMine, receivedAt, receivedOn, subjectIdentifiers, ...rest } = values;
    return {
      ...rest,
      ...(subjectIdentifiers.length > 0 && { subjectIdentifiers: subjectIdentifiers.map(identifierOf) }),
      ...(isDayOnly ? { receivedOn } : { receivedAt }),
      ...(isMine && me && { assigneeId: me }),
    };
  };
  return (
    <VerbContext value={RECEIVE}>
      <CreatePage
        title={translate('requests.receive.label')}
        lead={translate('requests.receive.lead')}
        listTitle={translate('requests.title')}
        submitLabel={translate('requests.receiveSubmit')}
        defaultValues={{
          channel: 'EMAIL',
          isDayOnly: false,
          receivedAt: nowAt(),
          rights: [],
          locale: 'FR',
          requester: { type: 'SELF' },
          subjectIdentifiers: [],
          isMine: true,
        }}
        toInput={toInput}
        aside={<RequestPreview />}
      >
        <ReceiptSection />
        <DemandSection />
        <RequesterSection />
      </CreatePage>
    </VerbContext>
  );
};

const ReceiptSection = () => {
  const translate = useTranslate();
  const legalEntity = useChosenEntity();
  return (
    <FormSection title={translate('requests.section.receipt')} help={translate('requests.help.receipt')}>
      <LegalEntityInput />
      <VerbInput name="channel" />
      {/* Its zone is that of the dates. */}
      <RecordContextProvider value={legalEntity && { id: '', legalEntity }}>
        <ReceiptInputs />
      </RecordContextProvider>
    </FormSection>
  );
};

const DemandSection = () => {
  const translate = useTranslate();
  const choices = useChoices('Right', RIGHTS);
  return (
    <FormSection title={translate('requests.section.demand')} help={translate('requests.help.demand')}>
      <ChoicesInput
        source="rights"
        label={translate('requests.field.rights')}
        choices={choices}
        columns={2}
        validate={required()}
      />
      <VerbInput name="verbatim" />
    </FormSection>
  );
};

const RequesterSection = () => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('requests.section.requester')} help={translate('requests.help.requester')}>
      <SelectInput
        source="requester.type"
        label={translate('requests.field.requesterType')}
        choices={useChoices('RequesterType', REQUESTER_TYPES)}
        validate={required()}
        helperText={false}
      />
      <Box sx={{ display: 'grid', columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextInput
          source="requester.name"
          label={translate('requests.field.requesterName')}
          helperText={false}
          autoComplete="off"
        />
        <TextInput
          source="requester.email"
          label={translate('requests.field.requesterEmail')}
          validate={email()}
          helperText={false}
          type="email"
          autoComplete="off"
        />
      </Box>
      <IdentifierList
        source="subjectIdentifiers"
        label={translate('requests.field.subjectIdentifiers')}
        help={translate('requests.receive.help.subjectIdentifiers')}
      />
      <SelectInput
        source="locale"
        label={translate('requests.field.locale')}
        choices={['FR', 'EN'].map((id) => ({ id, name: translate(`law.Locale.${id}`) }))}
        validate={required()}
        helperText={false}
      />
      <AssignToMe />
    </FormSection>
  );
};

const useChosenEntity = () => {
  const id = useWatch({ name: 'legalEntityId', control: useFormContext().control });
  return useLegalEntities().find((entity) => entity.id === id);
};

const RequestPreview = () => {
  const translate = useTranslate();
  const values = useWatch();
  const entity = useChosenEntity();
  const zone = entity?.timeZone ?? 'Europe/Paris';
  const anchorAt = anchorOf(values, zone);
  const place = entity && {
    legalEntityId: entity.id,
    timeZone: zone,
    country: entity.country,
    ...(entity.holidayZone && { holidayZone: entity.holidayZone }),
  };
  return (
    <Panel title={translate('requests.preview.title')}>
      {translate('requests.preview.text')}
      <DuePreview
        input={anchorAt ? { rule: 'GDPR_12_3', anchorAt, ...place } : null}
        label={translate('requests.preview.label')}
        zone={zone}
      />
    </Panel>
  );
};

export default RequestCreate;
