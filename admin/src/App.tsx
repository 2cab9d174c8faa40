import { QueryClient } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { Admin, type I18nProvider, Resource } from 'react-admin';
import { auditEntries } from './audit/index.ts';
import { createAuthProvider } from './authProvider.ts';
import { breaches } from './breaches/index.ts';
import { createDataProvider } from './dataProvider.ts';
import { deadlines } from './deadlines/index.ts';
import { AccessDenied, NotFound } from './layout/Gone.tsx';
import { Layout } from './layout/Layout.tsx';
import { mails } from './mails/index.ts';
import { notifications } from './notifications/index.ts';
import { apiTokens } from './organisations/apiTokens.ts';
import { legalEntities } from './organisations/index.ts';
import { members } from './organisations/members.ts';
import { requests, rights } from './requests/index.ts';
import { Login } from './session/Login.tsx';
import { getViewer } from './session/viewer.ts';
import { createStore } from './store.ts';
import { dataSubjects } from './subjects/index.ts';
import { darkTheme, lightTheme } from './theme/theme.ts';
import { legalNow } from './time/legalClock.ts';

const Dashboard = lazy(() => import('./dashboard/Dashboard.tsx'));

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: true } },
});
const store = createStore();
/** Whatever has pages of its own. */
const RESOURCES = [
  requests,
  breaches,
  deadlines,
  notifications,
  dataSubjects,
  auditEntries,
  mails,
  members,
  apiTokens,
];
const authProvider = createAuthProvider(queryClient, [notifications.name, legalEntities.name], RESOURCES);
const dataProviderIn = (i18nProvider: I18nProvider) =>
  createDataProvider([...RESOURCES, rights, legalEntities], {
    locale: () => (i18nProvider.getLocale() === 'en' ? 'EN' : 'FR'),
    now: legalNow,
    me: async () => (await getViewer(queryClient)).user?.id,
  });

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
    </Admin>
  );
};
