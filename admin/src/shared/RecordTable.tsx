import type { ReactNode } from 'react';
import { DataTable, DataTableHead, useListContext, useResourceContext, useTranslate } from 'react-admin';
import { HiddenCaption } from './HiddenCaption.tsx';

interface RecordTableProps {
  /** No where a row has no page of its own. */
  opens?: boolean;
  /** Above the table: what is done to the rows that are chosen. Without it none can be. */
  bulkActions?: ReactNode;
  children: ReactNode;
}

/** React-admin's table with a caption for those who do not see where they are; a row opens the case. */
export const RecordTable = ({ opens = true, bulkActions, children }: RecordTableProps) => (
  <DataTable
    head={Head}
    bulkActionsToolbar={bulkActions}
    bulkActionButtons={Boolean(bulkActions)}
    rowClick={opens && 'show'}
    size="medium"
  >
    {children}
  </DataTable>
);

const Head = ({ children }: { children?: ReactNode }) => {
  const translate = useTranslate();
  const title = translate(`${useResourceContext()}.title`);
  const { total = 0 } = useListContext();
  return (
    <>
      <HiddenCaption>{translate('list.caption', { title, smart_count: total })}</HiddenCaption>
      <DataTableHead>{children}</DataTableHead>
    </>
  );
};
