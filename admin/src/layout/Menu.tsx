import HomeIcon from '@mui/icons-material/ChecklistOutlined';
import { Box, ButtonBase, Typography } from '@mui/material';
import type { ComponentType } from 'react';
import { LinkBase, useCanAccess, useGetList, useLocation, useTranslate } from 'react-admin';
import { auditEntries } from '../audit/index.ts';
import { breaches } from '../breaches/index.ts';
import { COUNTS } from '../dashboard/counts.ts';
import { deadlines } from '../deadlines/index.ts';
import { mails } from '../mails/index.ts';
import { notifications } from '../notifications/index.ts';
import { apiTokens } from '../organisations/apiTokens.ts';
import { members } from '../organisations/members.ts';
import { requests } from '../requests/index.ts';
import type { ConsoleResource } from '../resource.ts';
import { useMay } from '../session/viewer.ts';
import { dataSubjects } from '../subjects/index.ts';

/** Queues before registers; what one may not see is not there. */
export const Menu = () => {
  const translate = useTranslate();
  const mayRequests = useMay('requests:read');
  const mayCases = useMay('breaches:read') || mayRequests;
  const mayAudit = useMay('audit:read');
  const mayProof = useMay('mails:read') || mayAudit;
  const mayMembers = useMay('members:read');
  const maySettings = useMay('tokens:read') || mayMembers;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 1.25, py: 2 }}>
      <Section>{translate('shell.sections.act')}</Section>
      <Item to="/" icon={HomeIcon as never} label={translate('dashboard.title')} />
      <ResourceItem resource={deadlines} />
      <ResourceItem resource={notifications} />
      {mayCases && <Section>{translate('shell.sections.cases')}</Section>}
      <ResourceItem resource={requests} count="requests" />
      <ResourceItem resource={breaches} count="breaches" />
      <ResourceItem resource={dataSubjects} />
      {mayProof && <Section>{translate('shell.sections.proof')}</Section>}
      <ResourceItem resource={auditEntries} />
      <ResourceItem resource={mails} />
      {maySettings && <Section>{translate('shell.sections.settings')}</Section>}
      <ResourceItem resource={members} />
      <ResourceItem resource={apiTokens} />
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
    { enabled: Boolean(canAccess && card), retry: false },
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
  icon: ComponentType<{ fontSize?: 'small'; 'aria-hidden'?: boolean }>;
  label: string;
  badge?: number;
  badgeTitle?: string;
}

const Item = ({ to, icon: Icon, label, badge, badgeTitle }: ItemProps) => {
  const { pathname } = useLocation();
  const isHere = to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
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
