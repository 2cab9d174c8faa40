import SubjectIcon from '@mui/icons-material/PersonSearchOutlined';
import { Box, CardActionArea, Typography } from '@mui/material';
import { DataTable, LinkBase, useRecordContext, useTranslate } from 'react-admin';
import { DialogButton } from '../shared/DialogButton.tsx';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Teach } from '../shared/Teach.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import { useSchemeName } from '../shared/useSchemeName.ts';
import { FindDialog } from './FindDialog.tsx';
import { PROFILE_LOOKS, profileOf, type SubjectRow } from './subject.ts';

const SubjectList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      title={translate('dataSubjects.title')}
      lead={translate('dataSubjects.lead')}
      actions={<FindButton />}
      filters={<SubjectFilters />}
      card={<SubjectCard />}
      empty={
        <Teach
          icon={<SubjectIcon />}
          title={translate('dataSubjects.empty.title')}
          text={translate('dataSubjects.empty.text')}
          action={<FindButton />}
        />
      }
      sort={{ field: 'createdAt', order: 'DESC' }}
    >
      <RecordTable>
        <DataTable.Col<SubjectRow>
          source="reference"
          label="field.reference"
          render={({ id, reference }) => (
            <TextLink to={`/dataSubjects/${id}/show`} sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
              {reference}
            </TextLink>
          )}
        />
        <DataTable.Col label="dataSubjects.field.knownBy" disableSort>
          <KnownBy />
        </DataTable.Col>
        <DataTable.Col<SubjectRow>
          label="dataSubjects.field.requests"
          disableSort
          render={({ requests }) => requests.length}
        />
        <DataTable.Col<SubjectRow>
          label="dataSubjects.field.profile"
          disableSort
          render={(subject) => (
            <StatusChip name="SubjectProfile" value={profileOf(subject)} looks={PROFILE_LOOKS} />
          )}
        />
        <DataTable.Col<SubjectRow>
          source="createdAt"
          label="field.createdAt"
          render={({ createdAt }) => <Instant value={createdAt} />}
        />
      </RecordTable>
    </ListPage>
  );
};

const FindButton = () => {
  const translate = useTranslate();
  return <DialogButton label={translate('dataSubjects.find.label')} icon={SubjectIcon} Dialog={FindDialog} />;
};

const SubjectFilters = () => {
  const translate = useTranslate();
  return (
    <FilterToggles
      title={translate('dataSubjects.field.profile')}
      options={[
        { label: translate('law.SubjectProfile.SEALED'), value: { erasedAt: { isNull: true } } },
        { label: translate('law.SubjectProfile.ERASED'), value: { erasedAt: { isNull: false } } },
      ]}
    />
  );
};

/** Kinds alone: what they are is opened on the person's own page, and the reading is on record. */
const KnownBy = () => {
  const schemeName = useSchemeName();
  const subject = useRecordContext<SubjectRow>();
  return <>{[...new Set(subject?.identifiers.map(schemeName))].join(', ')}</>;
};

const SubjectCard = () => {
  const translate = useTranslate();
  const subject = useRecordContext<SubjectRow>();
  if (!subject) return null;
  return (
    <CardActionArea
      {...({ component: LinkBase, to: `/dataSubjects/${subject.id}/show` } as object)}
      sx={{ p: 2 }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', mb: 0.5 }}>
        <Typography sx={{ fontWeight: 650 }}>{subject.reference}</Typography>
        <StatusChip name="SubjectProfile" value={profileOf(subject)} looks={PROFILE_LOOKS} />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <KnownBy /> · {translate('dataSubjects.requestCount', { smart_count: subject.requests.length })}
      </Typography>
    </CardActionArea>
  );
};

export default SubjectList;
