import { Alert } from '@mui/material';
import { Fragment } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { Instant } from '../shared/Instant.tsx';
import { TextLink } from '../shared/TextLink.tsx';
import type { RequestRecord } from './request.ts';

/** Who asks the same right again: a hint with its links, and never a refusal, GDPR 12(5). */
export const EarlierRequests = () => {
  const translate = useTranslate();
  const request = useRecordContext<RequestRecord>();
  const earlier = request?.earlierRequests ?? [];
  if (earlier.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 2.5 }}>
      {translate('requests.earlier', { smart_count: earlier.length })}{' '}
      {earlier.map(({ id, reference, receivedAt, status }, place) => (
        <Fragment key={id}>
          {place > 0 && ' ; '}
          <TextLink to={`/requests/${id}/show`}>{reference}</TextLink> (
          <Instant value={receivedAt} format="date" />,{' '}
          {translate(`law.RequestStatus.${status}`, { _: status })})
        </Fragment>
      ))}
      .
    </Alert>
  );
};
