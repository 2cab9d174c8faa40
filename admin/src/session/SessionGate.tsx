import { Dialog } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import { SignInForm } from './SignInForm.tsx';
import { currentWorker, usePageKept } from './sessionEnd.ts';
import { signInAgain } from './signIn.ts';
import { onOtherTab } from './tabs.ts';
import { viewerQuery } from './viewer.ts';

/** A session that ends while something is begun: the sign-in covers the page, which stays for the person who filled it. */
export const SessionGate = () => {
  const translate = useTranslate();
  const client = useQueryClient();
  const isKept = usePageKept();
  useEffect(
    () =>
      onOtherTab(async () => {
        await client.invalidateQueries(viewerQuery);
        await client.invalidateQueries({ queryKey: ['auth'] });
      }),
    [client],
  );
  if (!isKept) return null;
  return (
    <Dialog
      open
      fullScreen
      slotProps={{
        // Nothing of the case is to be read by whoever passes by.
        paper: {
          'aria-label': translate('signIn.title'),
          sx: {
            bgcolor: 'background.default',
            border: 0,
            borderRadius: 0,
            justifyContent: 'center',
            px: 2,
            py: 3,
          },
        },
      }}
    >
      <SignInForm
        email={currentWorker()?.email}
        notice={translate('signIn.kept')}
        onSubmit={(credentials) => signInAgain(client, credentials)}
      />
    </Dialog>
  );
};
