import { QueryClient } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import { Admin, CustomRoutes, memoryStore, Resource, TestMemoryRouter } from 'react-admin';
import { Route } from 'react-router-dom';
import { breaches } from '../breaches/index.ts';
import { CALCULATORS } from '../calculators/index.ts';
import CalendarPage from '../calendars/CalendarPage.tsx';
import { createDataProvider } from '../dataProvider.ts';
import { deadlines } from '../deadlines/index.ts';
import { documents } from '../documents/index.ts';
import { messages } from '../i18n/french.ts';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { LeaveGuard } from '../layout/LeaveGuard.tsx';
import { apiTokens } from '../organisations/apiTokens.ts';
import { legalEntities } from '../organisations/index.ts';
import { members } from '../organisations/members.ts';
import { letters, requests, rights } from '../requests/index.ts';
import AlertSettings from '../settings/AlertSettings.tsx';
import {
  ALERT_SETTINGS,
  countingPolicies,
  digestPolicies,
  escalationPolicies,
  holidayChanges,
} from '../settings/index.ts';
import { lightTheme } from '../theme/theme.ts';
import { legalNow } from '../time/legalClock.ts';

// The first page of a file loads its code as well: on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 10_000 });

/** The console at one address, in French, on whatever the fake API answers. `inAddress`: the address is the window's own. */
export function renderConsole(path: string, { inAddress = false } = {}) {
  if (inAddress) window.location.hash = path;
  const dataProvider = createDataProvider(
    [
      requests,
      rights,
      letters,
      documents,
      breaches,
      deadlines,
      legalEntities,
      members,
      apiTokens,
      escalationPolicies,
      digestPolicies,
      countingPolicies,
      holidayChanges,
    ],
    {
      locale: () => 'FR',
      now: legalNow,
      me: async () => 'u1',
    },
  );
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (
    <Admin
      {...{ dataProvider, queryClient }}
      i18nProvider={createI18nProvider('fr', messages)}
      store={memoryStore()}
      lightTheme={lightTheme}
      layout={({ children }) => (
        <>
          <LeaveGuard />
          <main>{children}</main>
        </>
      )}
      disableTelemetry
    >
      <Resource name="requests" {...requests.views} />
      <Resource name="breaches" {...breaches.views} />
      <Resource name="apiTokens" {...apiTokens.views} />
      <CustomRoutes>
        <Route path={ALERT_SETTINGS} element={<AlertSettings />} />
        {CALCULATORS.map(({ path, page: Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="/calendar" element={<CalendarPage />} />
      </CustomRoutes>
    </Admin>
  );
  return render(inAddress ? page : <TestMemoryRouter initialEntries={[path]}>{page}</TestMemoryRouter>);
}
