import AlertsIcon from '@mui/icons-material/AlarmOutlined';
import CalculatorIcon from '@mui/icons-material/CalculateOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import HomeIcon from '@mui/icons-material/ChecklistOutlined';
import JobsIcon from '@mui/icons-material/SyncOutlined';
import { Box, ButtonBase, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import { LinkBase, useCanAccess, useGetList, useLocation, useTranslate } from 'react-admin';
import { auditEntries } from '../audit/index.ts';
import { breaches } from '../breaches/index.ts';
import { CALCULATORS } from '../calculators/index.ts';
import { COUNTS, EACH_MINUTE } from '../dashboard/counts.ts';
import { deadlines } from '../deadlines/index.ts';
import { mails } from '../mails/index.ts';
import { notifications } from '../notifications/index.ts';
import { apiTokens } from '../organisations/apiTokens.ts';
import { legalEntities } from '../organisations/index.ts';
import { members } from '../organisations/members.ts';
import { requests } from '../requests/index.ts';
import type { ConsoleResource } from '../resource.ts';
import { useMay } from '../session/viewer.ts';
import { ALERT_SETTINGS } from '../settings/index.ts';
import { dataSubjects } from '../subjects/index.ts';
import { tasks } from '../tasks/index.ts';

/** Queues before registers; what one may not see is not there. */
export const Menu = () => {
  const translate = useTranslate();
  const mayRequests = useMay('requests:read');
  const mayDeadlines = useMay('deadlines:read');
  const mayJobs = useMay('jobs:read');
  const mayCases = useMay('breaches:read') || mayRequests;
  const mayAudit = useMay('audit:read');
  const mayProof = useMay('mails:read') || mayAudit;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 1.25, py: 2 }}>
      <Section>{translate('shell.sections.act')}</Section>
      <Item to="/" icon={HomeIcon as never} label={translate('dashboard.title')} />
      <ResourceItem resource={deadlines} />
      <ResourceItem resource={tasks} />
      {mayDeadlines && (
        <Item to="/calendar" icon={CalendarIcon as never} label={translate('calendar.title')} />
      )}
      <ResourceItem resource={notifications} />
      {mayCases && <Section>{translate('shell.sections.cases')}</Section>}
      <ResourceItem resource={requests} count="requests" />
      <ResourceItem resource={breaches} count="breaches" />
      <ResourceItem resource={dataSubjects} />
      {mayProof && <Section>{translate('shell.sections.proof')}</Section>}
      <ResourceItem resource={auditEntries} />
      <ResourceItem resource={mails} />
      <Section>{translate('shell.sections.tools')}</Section>
      <Item
        to={CALCULATORS[0].path}
        under="/tools"
        icon={CalculatorIcon as never}
        label={translate('calculators.title')}
      />
      <Section>{translate('shell.sections.settings')}</Section>
      <ResourceItem resource={legalEntities} />
      <ResourceItem resource={members} />
      <ResourceItem resource={apiTokens} />
      {mayDeadlines && (
        <Item to={ALERT_SETTINGS} icon={AlertsIcon as never} label={translate('settings.title')} />
      )}
      {mayJobs && <Item to="/jobs" icon={JobsIcon as never} label={translate('jobs.title')} />}
    </Box>
  );
};

const Section = ({ children }: { children: string }) => (
  <Typography
    component="li"
    aria-hidden
    sx={{
      px: 1.25,
      pt: 1.5,
      pb: 0.5,
      fontSize: '0.8125rem',
      fontWeight: 600,
      color: 'text.secondary',
      '&:first-of-type': { pt: 0 },
    }}
  >
    {children}
  </Typography>
);

const ResourceItem = ({ resource, count }: { resource: ConsoleResource; count?: string }) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: resource.name, action: 'list' });
  const card = COUNTS.find(({ name }) => name === count);
  const { total } = useGetList(
    resource.name,
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'dueAt', order: 'ASC' }, filter: card?.filter },
    { ...EACH_MINUTE, enabled: Boolean(canAccess && card), retry: false },
  );
  if (!canAccess) return null;
  return (
    <Item
      to={`/${resource.name}`}
      icon={resource.views.icon as never}
      label={translate(`${resource.name}.title`)}
      badge={total}
      badgeTitle={card && translate(`dashboard.count.${card.name}`, { smart_count: total ?? 0 })}
    />
  );
};

interface ItemProps {
  to: string;
  /** The pages that it stands for, where they are more than one. */
  under?: string;
  icon: ComponentType<{ fontSize?: 'small'; 'aria-hidden'?: boolean }>;
  label: string;
  badge?: number;
  badgeTitle?: string;
}

const Item = ({ to, under = to, icon: Icon, label, badge, badgeTitle }: ItemProps) => {
  const { pathname } = useLocation();
  const isHere = to === '/' ? pathname === '/' : pathname === under || pathname.startsWith(`${under}/`);
  return (
    <li>
      <ButtonBase
        {...({ component: LinkBase, to } as object)}
        aria-current={isHere ? 'page' : undefined}
        sx={(theme) => ({
          width: '100%',
          justifyContent: 'flex-start',
          gap: 1.25,
          px: 1.25,
          py: 1,
          my: '1px',
          borderRadius: '8px',
          fontSize: '0.9375rem',
          fontWeight: isHere ? 650 : 500,
          textAlign: 'left',
          lineHeight: 1.25,
          color: isHere ? theme.palette.tone.accent.fg : 'text.primary',
          bgcolor: isHere ? theme.palette.tone.accent.bg : 'transparent',
          '&:hover': { bgcolor: isHere ? theme.palette.tone.accent.bg : 'action.hover' },
        })}
      >
        <Icon fontSize="small" aria-hidden />
        <Box component="span" sx={{ flex: 1 }}>
          {label}
        </Box>
        {Boolean(badge) && (
          <Box
            component="span"
            title={badgeTitle}
            sx={(theme) => ({
              minWidth: 22,
              textAlign: 'center',
              px: 0.75,
              borderRadius: '999px',
              fontSize: '0.8125rem',
              fontWeight: 700,
              bgcolor: theme.palette.tone.plain.bg,
              color: theme.palette.tone.plain.fg,
              border: `1px solid ${theme.palette.tone.plain.line}`,
              fontVariantNumeric: 'tabular-nums',
            })}
          >
            {badge}
          </Box>
        )}
      </ButtonBase>
    </li>
  );
};
