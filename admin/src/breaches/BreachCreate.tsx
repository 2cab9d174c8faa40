import { required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { LegalEntityInput, useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { useViewer } from '../session/viewer.ts';
import { AssignToMe } from '../shared/AssignToMe.tsx';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { CreatePage } from '../shared/CreatePage.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { FormSection } from '../shared/FormSection.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { Panel } from '../shared/Panel.tsx';
import { useChoices } from '../shared/useChoices.ts';
import { legalNow } from '../time/legalClock.ts';
import { CAUSES, NATURES } from './breach.ts';
import { CountInputs } from './CountInputs.tsx';

const DAY = 86_400_000;

const BreachCreate = () => {
  const translate = useTranslate();
  const me = useViewer()?.user?.id;
  const toInput = ({ isMine, ...values }: Record<string, unknown>) => ({
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')),
    ...(Boolean(isMine) && me && { assigneeId: me }),
  });
  return (
    <CreatePage
      title={translate('breaches.create')}
      lead={translate('breaches.createLead')}
      listTitle={translate('breaches.title')}
      submitLabel={translate('breaches.createSubmit')}
      defaultValues={{
        role: 'CONTROLLER',
        awareAt: new Date(legalNow()).toISOString(),
        natures: [],
        isMine: true,
      }}
      toInput={toInput}
      aside={<BreachPreview />}
    >
      <EventSection />
      <NatureSection />
      <ScaleSection />
    </CreatePage>
  );
};

const EventSection = () => {
  const translate = useTranslate();
  const { awareAt, detectedAt } = useWatch();
  const zone = useChosenEntity()?.timeZone;
  const isGap = awareAt && detectedAt && Date.parse(awareAt) - Date.parse(detectedAt) > DAY;
  return (
    <FormSection title={translate('breaches.section.event')}>
      <TextInput
        source="title"
        label={translate('breaches.field.title')}
        helperText={translate('breaches.help.title')}
        validate={required()}
        autoComplete="off"
      />
      <LegalEntityInput />
      <ChoicesInput
        single
        columns={2}
        source="role"
        label={translate('breaches.field.role')}
        choices={useChoices('BreachRole', ['CONTROLLER', 'PROCESSOR'])}
      />
      <InstantInput
        source="awareAt"
        label={translate('breaches.field.awareAt')}
        help={translate('breaches.help.awareAt')}
        zone={zone}
      />
      <InstantInput
        source="detectedAt"
        label={translate('breaches.field.detectedAt')}
        help={translate('breaches.help.detectedAt')}
        zone={zone}
      />
      {isGap && (
        <TextInput
          source="gapReason"
          label={translate('breaches.field.gapReason')}
          helperText={translate('breaches.help.gapReason')}
          multiline
          minRows={2}
        />
      )}
    </FormSection>
  );
};

const NatureSection = () => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('breaches.section.nature')}>
      <ChoicesInput
        source="natures"
        label={translate('breaches.field.natures')}
        choices={useChoices('BreachNature', NATURES)}
        validate={required()}
      />
      <TextInput
        source="description"
        label={translate('breaches.field.description')}
        helperText={translate('breaches.help.description')}
        multiline
        minRows={4}
      />
    </FormSection>
  );
};

const ScaleSection = () => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('breaches.section.scale')} help={translate('breaches.help.scale')}>
      <CountInputs />
      <SelectInput
        source="cause"
        label={translate('breaches.field.cause')}
        choices={useChoices('BreachCause', CAUSES)}
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

const BreachPreview = () => {
  const translate = useTranslate();
  const { awareAt, role } = useWatch();
  const entity = useChosenEntity();
  const isProcessor = role === 'PROCESSOR';
  const place = entity && {
    legalEntityId: entity.id,
    timeZone: entity.timeZone,
    country: entity.country,
  };
  return (
    <Panel title={translate(isProcessor ? 'breaches.preview.processorTitle' : 'breaches.preview.title')}>
      {translate(
        isProcessor
          ? 'breaches.preview.processor'
          : awareAt
            ? 'breaches.preview.text'
            : 'breaches.preview.none',
      )}
      <DuePreview
        input={awareAt && !isProcessor ? { rule: 'GDPR_33_1', anchorAt: awareAt, ...place } : null}
        label={translate('breaches.preview.label')}
        zone={entity?.timeZone}
      />
    </Panel>
  );
};

export default BreachCreate;
