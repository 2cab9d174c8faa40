import BreachIcon from '@mui/icons-material/GppMaybeOutlined';
import { BREACH_ACTIONS, BREACH_VERBS, mutationsOf } from '@vigie/schema/rules';
import { createElement, lazy } from 'react';
import { reactRouterProvider } from 'react-admin';
import { type ConsoleResource, leadingBack } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { TIMELINE_FIELDS } from '../shared/Timeline.tsx';
import { permissionsOf } from '../shared/verb.ts';

const BreachForm = lazy(() => import('./BreachForm.tsx'));

const ASSESSMENT = `id number assessedAt author { id name } dpc score band flags proposedRisk
  inputs { data { category adjustment justification } identification confidentiality integrity availability
    malicious individuals unintelligible }`;

export const breaches: ConsoleResource = {
  name: 'breaches',
  noun: 'Breach',
  one: 'breach',
  create: 'create',
  mutations: { ...mutationsOf('Breach', BREACH_VERBS), fileRegime: 'fileBreach' },
  children: {
    ...leadingBack('breach', 'assess', 'decide', 'file', 'fileRegime', 'communicate', 'exempt'),
    ...leadingBack('breach', 'applyRegime', 'correctRegime', 'ruleOutRegime'),
    ...leadingBack('breach', 'addMeasure', 'completeMeasure', 'addController', 'notifyController'),
    openControllerBreach: 'sourceNotice.breach',
  },
  list: `reference title status natures awareAt detectedAt dueAt legalEntity { id name timeZone } assignee { id name }
    deadlines { id rule state dueAt kind }`,
  show: `reference title status role natures cause detectedAt investigationStartedAt awareAt gapReason
    awarenessEvidence description contact approximateSubjects approximateRecords
    involvedSubjects { category approximateCount } involvedData { category approximateCount }
    likelyConsequences measuresTaken risk notifyAuthority tellSubjects notifiedAt communicatedAt publicNoticeAt
    endedAt dueAt createdAt updatedAt externalReference { system id }
    legalEntity { id name timeZone country holidayZone } assignee { id name }
    register { isComplete missing }
    assessments { ${ASSESSMENT} } currentAssessment { ${ASSESSMENT} }
    currentDecision { id decidedAt decider { id name } risk departsFromProposal notifyAuthority tellSubjects reasons
      dpoConsulted dpoOpinion assessment { id number } }
    filings { id regime stage submittedAt authorityReference isLate isComplete lateReason withdrawalReason }
    regimes { id regime status nis2Class entityClass aiIncidentKind craEventKind classifiedAt correctiveAvailableAt
      handledAt decidedAt decider { id name } reason } openRegimes
    sourceNotice { id breach { id reference legalEntity { id name } } }
    communications { id channel communicatedAt personsInformed publishedWhere contentHash }
    exemptions { id ground justification decidedAt }
    measures { id title owner { id name } dueOn completedAt }
    controllerNotices { id controllerName contact noticeHours notifiedAt contentHash isLate
      controllerEntity { id name } controllerBreach { id reference }
      deadlines { id version ${CLOCK_FIELDS} } }
    deadlines { id version ${CLOCK_FIELDS} ${STEP_FIELDS} } ${TIMELINE_FIELDS}
    ${permissionsOf(...Object.keys(BREACH_ACTIONS))}`,
  views: {
    list: lazy(() => import('./BreachList.tsx')),
    show: lazy(() => import('./BreachShow.tsx')),
    create: lazy(() => import('./BreachCreate.tsx')),
    children: createElement(reactRouterProvider.Route, {
      path: ':id/form',
      element: createElement(BreachForm),
    }),
    icon: BreachIcon,
    recordRepresentation: 'reference',
  },
};
