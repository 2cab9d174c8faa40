import { lazy } from 'react';

/** The calculators, in the order in which a privacy office meets their questions. */
export const CALCULATORS = [
  { name: 'deadline', path: '/tools/deadline', page: lazy(() => import('./DeadlinePage.tsx')) },
  { name: 'severity', path: '/tools/severity', page: lazy(() => import('./SeverityPage.tsx')) },
  { name: 'right', path: '/tools/right', page: lazy(() => import('./RightPage.tsx')) },
  { name: 'dpia', path: '/tools/dpia', page: lazy(() => import('./DpiaPage.tsx')) },
  { name: 'ai', path: '/tools/ai', page: lazy(() => import('./AiPage.tsx')) },
] as const;
