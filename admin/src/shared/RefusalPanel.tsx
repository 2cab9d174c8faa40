import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { refusalText } from './refusalText.ts';

/** What could not be loaded: why, and a way to try again. */
export const RefusalPanel = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const translate = useTranslate();
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {translate('page.retry')}
          </Button>
        )
      }
    >
      {refusalText(error, translate)}
    </Alert>
  );
};
