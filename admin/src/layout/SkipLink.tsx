import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The first stop of the Tab key. */
export const SkipLink = ({ onSkip }: { onSkip: () => void }) => {
  const translate = useTranslate();
  return (
    <Button
      variant="contained"
      onClick={onSkip}
      sx={{
        position: 'absolute',
        left: 12,
        top: 10,
        zIndex: 'tooltip',
        transform: 'translateY(-80px)',
        '&:focus': { transform: 'none' },
      }}
    >
      {translate('shell.skip')}
    </Button>
  );
};
