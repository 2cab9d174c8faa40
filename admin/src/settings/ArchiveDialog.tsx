import { RecordContextProvider, ResourceContextProvider, useTranslate } from 'react-admin';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { escalationPolicies } from './index.ts';
import type { PolicyRecord } from './policy.ts';

/** Ends a policy: what holds beyond it holds again. */
export const ArchiveDialog = ({ record, onClose }: { record: PolicyRecord; onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <ResourceContextProvider value={escalationPolicies.name}>
      <RecordContextProvider value={record}>
        <VerbDialog
          verb="archive"
          title={translate('settings.resetTitle')}
          lead={translate(record.legalEntity ? 'settings.resetEntityLead' : 'settings.resetLead')}
          submitLabel={translate('settings.reset')}
          onClose={onClose}
        />
      </RecordContextProvider>
    </ResourceContextProvider>
  );
};
