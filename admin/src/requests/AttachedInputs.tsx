import { Alert } from '@mui/material';
import { ACCESS_HEADINGS, isPortable, remediesMissing } from '@vigie/schema/rules';
import { useLocale, useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { sizeText } from '../documents/document.ts';
import { VerbInput } from '../shared/VerbInput.tsx';
import { lastOf, type RequestRecord } from './request.ts';

const isKept = ({ deletedAt }: { deletedAt: string | null }) => !deletedAt;
const isGiven = (request: RequestRecord, code: string): boolean =>
  request.rights.some(({ right, outcome }) => right === code && outcome && outcome !== 'REFUSED');

/** The pieces of the file that go out with the answer: the copy of the data, GDPR 15(3), 20(1). */
export const AttachedInputs = () => {
  const translate = useTranslate();
  const locale = useLocale();
  const request = useRecordContext<RequestRecord>();
  const kept = (request?.documents ?? []).filter(isKept);
  if (!kept.length) return null;
  const choices = kept.map(({ id, filename, size }) => ({
    id,
    name: filename ?? translate('value.masked'),
    hint: sizeText(size, locale),
  }));
  return <VerbInput name="documentIds" choices={choices} />;
};

/** What an answer lacks, as far as it can be seen: said, and left to the person who answers. */
export const AnswerWarnings = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const { documentIds = [], content = '' } = useWatch();
  if (!request) return null;
  const attached = (request.documents ?? []).filter(({ id }) => documentIds.includes(id));
  const missing = request.accessInformation?.missing ?? [...ACCESS_HEADINGS];
  const decisions = request.rights.flatMap(({ decisions: all }) => lastOf(all) ?? []);
  const remedies = content ? remediesMissing(content, decisions as never) : [];
  const warnings = [
    ...remedies.map((remedy) =>
      translate('requests.remediesGone', { what: translate(`requests.remedy.${remedy}`) }),
    ),
    isGiven(request, 'ACCESS') && missing.length > 0
      ? translate('requests.accessMissing', { smart_count: missing.length })
      : null,
    isGiven(request, 'ACCESS') && attached.length === 0 ? translate('requests.noCopy') : null,
    isGiven(request, 'PORTABILITY') && !attached.some(({ mediaType }) => isPortable(mediaType))
      ? translate('requests.notPortable')
      : null,
  ].filter((warning) => warning !== null);
  return warnings.map((warning) => (
    <Alert key={warning} severity="warning">
      {warning}
    </Alert>
  ));
};
