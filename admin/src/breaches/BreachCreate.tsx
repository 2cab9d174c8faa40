import { CREATE_BREACH } from '@vigie/schema/rules';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { LegalEntityInput, useLegalEntities } from '../organisations/LegalEntityInput.tsx';
import { useViewer } from '../session/viewer.ts';
import { AssignToMe } from '../shared/AssignToMe.tsx';
import { CreatePage } from '../shared/CreatePage.tsx';
import { DuePreview } from '../shared/DuePreview.tsx';
import { FormSection } from '../shared/FormSection.tsx';
import { Panel } from '../shared/Panel.tsx';
import { VerbContext, VerbInput } from '../shared/VerbInput.tsx';
import { nowAt } from '../time/legalClock.ts';
import { CountInputs } from './CountInputs.tsx';

const DAY = 86_400_000;

const CREATE = { resource: 'breaches', verb: 'create', fields: CREATE_BREACH.fields };

const BreachCreate = () => {
  const translate = useTranslate();
  const me = useViewer()?.user?.id;
  const toInput = ({ isMine, ...values }: Record<string, unknown>) => ({
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')),
    ...(Boolean(isMine) && me && { assigneeId: me }),
  });
  return (
    <VerbContext value={CREATE}>
      <CreatePage
        title={translate('breaches.create.label')}
        lead={translate('breaches.create.lead')}
        listTitle={translate('breaches.title')}
        submitLabel={translate('breaches.createSubmit')}
        defaultValues={{
          role: 'CONTROLLER',
          awareAt: nowAt(),
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
    </VerbContext>
  );
};

const EventSection = () => {
  const translate = useTranslate();
  const { awareAt, detectedAt } = useWatch();
  const legalEntity = useChosenEntity();
  const isGap = awareAt && detectedAt && Date.parse(awareAt) - Date.parse(detectedAt) > DAY;
  return (
    <FormSection title={translate('breaches.section.event')}>
      <VerbInput name="title" />
      <LegalEntityInput />
      <VerbInput name="role" inSight />
      {/* Its zone is that of the dates. */}
      <RecordContextProvider value={legalEntity && { id: '', legalEntity }}>
        <VerbInput name="awareAt" />
        <VerbInput name="detectedAt" />
      </RecordContextProvider>
      {isGap && <VerbInput name="gapReason" />}
    </FormSection>
  );
};

const NatureSection = () => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('breaches.section.nature')}>
      <VerbInput name="natures" />
      <VerbInput name="description" />
    </FormSection>
  );
};

const ScaleSection = () => {
  const translate = useTranslate();
  return (
    <FormSection title={translate('breaches.section.scale')} help={translate('breaches.help.scale')}>
      <CountInputs />
      <VerbInput name="cause" />
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
