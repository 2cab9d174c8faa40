import { QueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { Admin, CustomRoutes, type I18nProvider, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { auditEntries } from './audit/index.ts';
import { createAuthProvider } from './authProvider.ts';
import { breaches } from './breaches/index.ts';
import { CALCULATORS } from './calculators/index.ts';
import { createDataProvider } from './dataProvider.ts';
import { deadlines } from './deadlines/index.ts';
import { documents } from './documents/index.ts';
import { AccessDenied, NotFound } from './layout/Gone.tsx';
import { Layout } from './layout/Layout.tsx';
import { mails } from './mails/index.ts';
import { notifications } from './notifications/index.ts';
import { apiTokens } from './organisations/apiTokens.ts';
import { legalEntities } from './organisations/index.ts';
import { members } from './organisations/members.ts';
import { letters, requests, rights } from './requests/index.ts';
import { Login } from './session/Login.tsx';
import { getViewer } from './session/viewer.ts';
import {
  ALERT_SETTINGS,
  countingPolicies,
  digestPolicies,
  escalationPolicies,
  holidayChanges,
} from './settings/index.ts';
import { isAnythingBegun } from './shared/unsaved.ts';
import { createStore } from './store.ts';
import { dataSubjects } from './subjects/index.ts';
import { comments, tasks } from './tasks/index.ts';
import { darkTheme, lightTheme } from './theme/theme.ts';
import { legalNow } from './time/legalClock.ts';

const AlertSettings = lazy(() => import('./settings/AlertSettings.tsx'));
const Dashboard = lazy(() => import('./dashboard/Dashboard.tsx'));

const CalendarPage = lazy(() => import('./calendars/CalendarPage.tsx'));
const JobsPage = lazy(() => import('./jobs/JobsPage.tsx'));

/** What lies under a form that somebody fills does not move: a row that goes would take its form with it. */
const whileNothingIsBegun = () => !isAnythingBegun();
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: 1,
      staleTime: 10_000,
      refetchOnWindowFocus: whileNothingIsBegun,
      refetchOnReconnect: whileNothingIsBegun,
    },
  },
});
const store = createStore();
/** Whatever has pages of its own. */
const RESOURCES = [
  requests,
  breaches,
  deadlines,
  tasks,
  notifications,
  legalEntities,
  dataSubjects,
  auditEntries,
  mails,
  members,
  apiTokens,
];
const authProvider = createAuthProvider(queryClient, [notifications.name, legalEntities.name], RESOURCES);
const dataProviderIn = (i18nProvider: I18nProvider) =>
  createDataProvider(
    [
      ...RESOURCES,
      rights,
      letters,
      documents,
      comments,
      escalationPolicies,
      digestPolicies,
      countingPolicies,
      holidayChanges,
    ],
    {
      locale: () => (i18nProvider.getLocale() === 'en' ? 'EN' : 'FR'),
      now: legalNow,
      me: async () => (await getViewer(queryClient)).user?.id,
    },
  );

export const App = ({ i18nProvider }: { i18nProvider: I18nProvider }) => {
  const [dataProvider] = useState(() => dataProviderIn(i18nProvider));
  return (
    <Admin
      {...{ queryClient, i18nProvider, store, authProvider, dataProvider }}
      title="Vigie"
      layout={Layout}
      loginPage={Login}
      dashboard={Dashboard}
      catchAll={NotFound}
      accessDenied={AccessDenied}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      {RESOURCES.map(({ name, views }) => (
        <Resource key={name} name={name} {...views} />
      ))}
      <CustomRoutes>
        <Route path={ALERT_SETTINGS} element={<AlertSettings />} />
        {CALCULATORS.map(({ path, page: Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="/calendar" element={<CalendarPage />} />
        <Route path="/jobs" element={<JobsPage />} />
      </CustomRoutes>
    </Admin>
  );
};
