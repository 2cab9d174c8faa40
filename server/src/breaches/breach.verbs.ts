import {
  BREACH_ACCESS,
  BREACH_VERBS,
  Breach,
  BreachDecision,
  BreachMeasure,
  BreachRegime,
  type BreachState,
  CommunicationExemption,
  ControllerNotice,
  FilingRegime,
  RegimeFiling,
  RegimeStatus,
  SeverityAssessment,
  SubjectCommunication,
} from '@vigie/schema';
import { verbsOfNode } from '../graphql/verbs.ts';
import { assessmentWorks } from './breach.assessment.works.ts';
import { closingWorks } from './breach.closing.works.ts';
import { communicationWorks } from './breach.communication.works.ts';
import { controllerWorks } from './breach.controller.works.ts';
import { factsWorks } from './breach.facts.works.ts';
import { filingWorks } from './breach.filing.works.ts';
import { measureOf, measureWorks } from './breach.measure.works.ts';
import { regimeWorks } from './breach.regime.works.ts';

export const breachVerbs = verbsOfNode({
  type: Breach,
  noun: 'Breach',
  verbs: BREACH_VERBS,
  access: BREACH_ACCESS,
  async stateOf(breach, { look, verb, sent }): Promise<BreachState> {
    if (verb === 'file' && sent) return { ...breach, filedUnder: sent.regime ?? FilingRegime.GDPR_33 };
    if (verb === 'completeMeasure' && sent) {
      const { completedAt } = await measureOf(look, breach, sent.measureId);
      return { ...breach, isMeasureCompleted: Boolean(completedAt) };
    }
    if (verb === 'ruleOutRegime' && sent) {
      const rows = await look.children(BreachRegime, 'breachId', breach.id);
      const status = rows.find(({ regime }) => regime === sent.regime)?.status;
      return { ...breach, isRegimeRuledOut: status === RegimeStatus.RULED_OUT };
    }
    return breach;
  },
  answers: {
    assess: SeverityAssessment,
    decide: BreachDecision,
    file: RegimeFiling,
    applyRegime: BreachRegime,
    correctRegime: BreachRegime,
    ruleOutRegime: BreachRegime,
    communicate: SubjectCommunication,
    exempt: CommunicationExemption,
    addMeasure: BreachMeasure,
    completeMeasure: BreachMeasure,
    addController: ControllerNotice,
    notifyController: ControllerNotice,
  },
  works: {
    ...factsWorks,
    ...assessmentWorks,
    ...filingWorks,
    ...regimeWorks,
    ...communicationWorks,
    ...measureWorks,
    ...controllerWorks,
    ...closingWorks,
  },
});
