import { SelectInput, useGetList, useTranslate } from 'react-admin';
import { useMay, useViewer } from '../session/viewer.ts';
import type { PersonRecord } from './usePersonName.ts';

interface MemberRow {
  id: string;
  endedAt: string | null;
  user: PersonRecord | null;
}

interface MemberInputProps {
  source: string;
  label: string;
  /** What it means to leave it empty. */
  nobody?: string;
}

/** Those who may be named. Without the right to see the members: oneself. */
export function usePeople(): PersonRecord[] {
  const me = useViewer()?.user;
  const { data = [] } = useGetList<MemberRow>(
    'members',
    { pagination: { page: 1, perPage: 200 } },
    { enabled: useMay('members:read'), retry: false },
  );
  const present = data.flatMap(({ endedAt, user }) => (user?.name && !endedAt ? [user] : []));
  return present.some(({ id }) => id === me?.id) || !me ? present : [me, ...present];
}

/** Somebody of the organisation; nobody when left empty. */
export const MemberInput = ({ source, label, nobody }: MemberInputProps) => {
  const translate = useTranslate();
  const people = usePeople();
  return (
    <SelectInput
      source={source}
      label={label}
      choices={people.map(({ id, name }) => ({ id, name }))}
      emptyText={nobody ?? translate('value.nobody')}
      helperText={false}
    />
  );
};
