import DoneIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';

/** How long it says that it has copied. Milliseconds. */
const SAID = 3000;

/** Puts a text into the clipboard, and says so in its own place. */
export const CopyButton = ({ text, label }: { text: () => string; label: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setDone(false), SAID);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = () =>
    // Only a page over https, or on this machine, may write to the clipboard.
    Promise.resolve(navigator.clipboard?.writeText(text())).then(
      () => setDone(true),
      () => notify('copy.failed', { type: 'warning' }),
    );
  return (
    <Button
      size="small"
      variant="outlined"
      startIcon={isDone ? <DoneIcon /> : <CopyIcon />}
      onClick={copy}
      aria-live="polite"
    >
      {isDone ? translate('copy.done') : label}
    </Button>
  );
};
