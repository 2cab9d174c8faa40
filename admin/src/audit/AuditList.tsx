import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import { Box, Typography } from '@mui/material';
import { DataTable, useRecordContext, useTranslate } from 'react-admin';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { Teach } from '../shared/Teach.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { useFormat } from '../time/useFormat.ts';
import { AuditStatus } from './AuditStatus.tsx';
import { ACTIONS } from './actions.ts';
import { type AuditRow, codesOf, isInstant, nodeOf } from './entry.ts';

const AuditList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      title={translate('auditEntries.title')}
      lead={translate('auditEntries.lead')}
      banner={<AuditStatus />}
      filters={<AuditFilters />}
      card={<AuditCard />}
      empty={
        <Teach
          icon={<AuditIcon />}
          title={translate('auditEntries.empty.title')}
          text={translate('auditEntries.empty.text')}
        />
      }
      sort={{ field: 'id', order: 'DESC' }}
      perPage={50}
    >
      <RecordTable opens={false}>
        <DataTable.Col<AuditRow>
          label="auditEntries.field.at"
          disableSort
          render={({ at }) => (
            <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
              <Instant value={at} format="dateTime" />
            </Box>
          )}
        />
        <DataTable.Col label="auditEntries.field.action" disableSort>
          <What />
        </DataTable.Col>
        <DataTable.Col label="auditEntries.field.node" disableSort>
          <OnNode />
        </DataTable.Col>
        <DataTable.Col label="auditEntries.field.actor" disableSort>
          <Who />
        </DataTable.Col>
        <DataTable.Col label="auditEntries.field.sequence" disableSort>
          <Sequence />
        </DataTable.Col>
      </RecordTable>
    </ListPage>
  );
};

const AuditFilters = () => {
  const translate = useTranslate();
  return (
    <>
      <FilterToggles
        title={translate('auditEntries.field.action')}
        options={Object.entries(ACTIONS).map(([name, codes]) => ({
          label: translate(`auditEntries.group.${name}`),
          value: { action: { in: codes } },
        }))}
      />
      <FilterToggles
        title={translate('auditEntries.field.at')}
        options={['24h', '7d', '30d'].map((span) => ({
          label: translate(`auditEntries.since.${span}`),
          value: { at: { gte: `@now-${span}` } },
        }))}
      />
      <FilterToggles
        title={translate('auditEntries.field.actor')}
        options={[{ label: translate('auditEntries.byMe'), value: { actorId: { eq: '@me' } } }]}
      />
    </>
  );
};

/** The codes of the trail that the law has words for, by the name of their field. */
const TABLES: Record<string, string> = { rule: 'DeadlineRule', reason: 'RevisionReason', right: 'Right' };

/** What was done, and the codes that go with it: the trail holds no value. */
const What = () => {
  const translate = useTranslate();
  const print = useFormat();
  const entry = useRecordContext<AuditRow>();
  if (!entry) return null;
  const codes = codesOf(entry);
  const word = (name: string, value: string) => {
    const table = TABLES[name];
    return table ? translate(`law.${table}.${value}`, { _: value }) : value;
  };
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`events.${entry.action}`, { _: entry.action })}
      </Typography>
      <Typography
        variant="caption"
        component="div"
        sx={{ color: 'text.secondary', overflowWrap: 'anywhere', maxWidth: 520 }}
      >
        <code>{entry.action}</code>
        {codes.map(
          ([name, value]) => ` · ${name}: ${isInstant(value) ? print(value, 'dateTime') : word(name, value)}`,
        )}
      </Typography>
    </>
  );
};

const OnNode = () => {
  const translate = useTranslate();
  const entry = useRecordContext<AuditRow>();
  const node = entry && nodeOf(entry);
  if (!node) return <>–</>;
  const word = translate(`law.NodeType.${node.kind}`);
  return node.path ? <TextLink to={node.path}>{word}</TextLink> : <>{word}</>;
};

const Who = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const entry = useRecordContext<AuditRow>();
  if (!entry) return null;
  if (entry.actorKind === 'USER') return <>{nameOf(entry.actor)}</>;
  return <>{translate(`timeline.${entry.actorKind.toLowerCase()}`, { _: entry.actorKind })}</>;
};

const Sequence = () => {
  const translate = useTranslate();
  const entry = useRecordContext<AuditRow>();
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {entry?.sequence
        ? translate('auditEntries.number', { number: entry.sequence })
        : translate('auditEntries.waiting')}
    </Box>
  );
};

const AuditCard = () => {
  const entry = useRecordContext<AuditRow>();
  if (!entry) return null;
  return (
    <Box sx={{ p: 2 }}>
      <What />
      <Typography variant="body2" sx={{ mt: 0.75 }}>
        <OnNode /> · <Who />
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <Instant value={entry.at} format="dateTime" /> · <Sequence />
      </Typography>
    </Box>
  );
};

export default AuditList;
