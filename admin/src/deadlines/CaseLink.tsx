import { TextLink } from '../shared/TextLink.tsx';
import { type DeadlineRow, pathOf } from './deadlineRow.ts';

/** The case that a clock hangs on, by its reference. */
export const CaseLink = ({ on, onReference }: Pick<DeadlineRow, 'on' | 'onReference'>) => {
  const path = pathOf(on);
  return path ? (
    <TextLink to={path} sx={{ whiteSpace: 'nowrap' }}>
      {onReference}
    </TextLink>
  ) : (
    <>{onReference}</>
  );
};
