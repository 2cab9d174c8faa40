import AddIcon from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import {
  EntityClass,
  ExtensionBasis,
  HourStart,
  labelsOf,
  PauseMode,
  PauseReason,
  RULE_LABELS,
  ruleOf,
} from '@vigie/schema/rules';
import {
  ArrayInput,
  BooleanInput,
  NumberInput,
  SelectInput,
  SimpleFormIterator,
  TextInput,
  useSimpleFormIterator,
  useTranslate,
} from 'react-admin';
import { useWatch } from 'react-hook-form';
import { FormSection } from '../shared/FormSection.tsx';
import { GroupedSelect } from '../shared/GroupedSelect.tsx';
import { InstantInput } from '../shared/InstantInput.tsx';
import { PlaceInputs } from '../shared/PlaceInputs.tsx';
import { useLaw, useLawChoices } from '../shared/useLaw.ts';
import { askedOf, RULES_BY_REGIME, regimeOf } from './deadlineForm.ts';
import { FactInput } from './FactInput.tsx';

const quiet = { helperText: false as const, fullWidth: true };
const TWO = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, minmax(0, 1fr))' },
};

/** The rule, its facts, the place, and the choices where the law is disputed: only what the rule asks for. */
export const DeadlineInputs = () => {
  const translate = useTranslate();
  const rule = ruleOf(String(useWatch({ name: 'rule' }) ?? ''));
  const zone = String(useWatch({ name: 'timeZone' }) || 'UTC');
  const asked = askedOf(rule);
  const entityClasses = useLawChoices(labelsOf(EntityClass));
  const fact = (name: string) => translate(`calculators.fact.${name}`, { _: name });
  return (
    <>
      <FormSection title={translate('calculators.deadline.rule')}>
        <RuleInput />
        {rule && <InstantInput source="anchorAt" label={fact(rule.anchorField)} zone={zone} />}
        {asked.facts.map((name) => (
          <InstantInput key={name} source={`facts.${name}`} label={fact(name)} zone={zone} />
        ))}
        {asked.days && (
          <NumberInput source="days" label={translate('calculators.deadline.days')} min={0} {...quiet} />
        )}
        {asked.contractHours && (
          <NumberInput source="hours" label={translate('calculators.deadline.hours')} min={0} {...quiet} />
        )}
        {asked.duration && (
          <TextInput
            source="duration"
            label={translate('calculators.deadline.duration')}
            helperText={translate('calculators.deadline.durationHelp')}
            fullWidth
          />
        )}
        {asked.entityClass && (
          <SelectInput
            source="entityClass"
            label={translate('calculators.deadline.entityClass')}
            choices={entityClasses}
            {...quiet}
          />
        )}
      </FormSection>
      <FormSection
        title={translate('calculators.deadline.place')}
        help={translate('calculators.deadline.placeHelp')}
      >
        <PlaceInputs />
      </FormSection>
      {(asked.pauses || asked.extension) && (
        <FormSection title={translate('calculators.deadline.events')}>
          {asked.pauses && <PauseInputs zone={zone} />}
          {asked.extension && <ExtensionInputs zone={zone} />}
        </FormSection>
      )}
      {rule && <PolicyInputs />}
    </>
  );
};

const RuleInput = () => {
  const translate = useTranslate();
  const word = useLaw();
  const options = RULES_BY_REGIME.map(({ code }) => ({
    id: code,
    name: word(RULE_LABELS, code),
    group: translate(`calculators.regime.${regimeOf(code)}`),
  }));
  return <GroupedSelect source="rule" label={translate('calculators.deadline.ruleName')} options={options} />;
};

const PauseInputs = ({ zone }: { zone: string }) => {
  const translate = useTranslate();
  const reasons = useLawChoices(labelsOf(PauseReason));
  return (
    <ArrayInput source="pauses" label={translate('calculators.deadline.pauses')} helperText={false}>
      <SimpleFormIterator disableReordering disableClear fullWidth addButton={<AddPause />}>
        <SelectInput
          source="reason"
          label={translate('calculators.deadline.pauseReason')}
          choices={reasons}
          {...quiet}
        />
        <Box sx={TWO}>
          <InstantInput source="askedAt" label={translate('calculators.deadline.askedAt')} zone={zone} />
          <InstantInput
            source="answeredAt"
            label={translate('calculators.deadline.answeredAt')}
            zone={zone}
          />
        </Box>
      </SimpleFormIterator>
    </ArrayInput>
  );
};

const AddPause = () => {
  const translate = useTranslate();
  const { add } = useSimpleFormIterator();
  return (
    <Button startIcon={<AddIcon />} onClick={() => add()}>
      {translate('calculators.deadline.addPause')}
    </Button>
  );
};

const ExtensionInputs = ({ zone }: { zone: string }) => {
  const translate = useTranslate();
  const isExtended = Boolean(useWatch({ name: 'extension.is' }));
  return (
    <>
      <BooleanInput
        source="extension.is"
        label={translate('calculators.deadline.extended')}
        helperText={false}
      />
      {isExtended && (
        <Box sx={TWO}>
          <InstantInput
            source="extension.notifiedAt"
            label={translate('calculators.deadline.notifiedAt')}
            help={translate('calculators.deadline.notifiedHelp')}
            zone={zone}
          />
          <SelectInput
            source="extension.months"
            label={translate('calculators.deadline.months')}
            emptyText="2"
            choices={[{ id: 1, name: '1' }]}
            {...quiet}
            sx={{ mt: 1 }}
          />
        </Box>
      )}
    </>
  );
};

/** Where the law is disputed the organisation chooses; empty is the product's choice. */
const PolicyInputs = () => {
  const translate = useTranslate();
  const asked = askedOf(ruleOf(String(useWatch({ name: 'rule' }) ?? '')));
  const empty = { emptyText: translate('calculators.deadline.default'), ...quiet };
  const hourStarts = useLawChoices(labelsOf(HourStart));
  const pauseModes = useLawChoices(labelsOf(PauseMode));
  const bases = useLawChoices(labelsOf(ExtensionBasis));
  if (!asked.hours && !asked.roll && !asked.pauses && !asked.extension) return null;
  return (
    <FormSection
      title={translate('calculators.deadline.policies')}
      help={translate('calculators.deadline.policiesHelp')}
    >
      {asked.hours && (
        <SelectInput
          source="policy.hourStart"
          label={translate('calculators.policy.hourStart')}
          choices={hourStarts}
          {...empty}
        />
      )}
      {asked.pauses && (
        <SelectInput
          source="policy.pauseMode"
          label={translate('calculators.policy.pauseMode')}
          choices={pauseModes}
          {...empty}
        />
      )}
      {asked.extension && (
        <SelectInput
          source="policy.extensionBasis"
          label={translate('calculators.policy.extensionBasis')}
          choices={bases}
          {...empty}
        />
      )}
      <Box>
        {asked.roll && (
          <FactInput source="policy.rollNonWorking" label={translate('calculators.policy.rollNonWorking')} />
        )}
        {asked.roll && (
          <FactInput
            source="policy.minTwoWorkingDays"
            label={translate('calculators.policy.minTwoWorkingDays')}
          />
        )}
        {asked.hours && (
          <FactInput
            source="policy.minTwoWorkingDaysForHours"
            label={translate('calculators.policy.minTwoWorkingDaysForHours')}
          />
        )}
      </Box>
    </FormSection>
  );
};
