import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useEffect, useId } from 'react';
import { useBlocker, useTranslate } from 'react-admin';
import { forgetAllBegun, isAnythingAsking, isMoveAsked, useLeaveQuestion } from '../shared/unsaved.ts';
import { useNumberedHistory } from './useNumberedHistory.ts';

/** Nobody loses what they typed without being asked: by a link, by another address, by Escape, by closing the tab. */
export const LeaveGuard = () => {
  useNumberedHistory();
  const { isAsked, answer } = useLeaveQuestion();
  const blocker = useBlocker(({ currentLocation, nextLocation }) =>
    isMoveAsked(currentLocation, nextLocation),
  );
  const isBlocked = blocker.state === 'blocked';
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => isAnythingAsking() && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  const choose = (isLeaving: boolean) => {
    if (!isBlocked) return answer(isLeaving);
    if (!isLeaving) return blocker.reset?.();
    forgetAllBegun();
    blocker.proceed?.();
  };
  return isAsked || isBlocked ? <Question onChoose={choose} /> : null;
};

const Question = ({ onChoose }: { onChoose: (isLeaving: boolean) => void }) => {
  const translate = useTranslate();
  const titleId = useId();
  const textId = useId();
  return (
    <Dialog
      open
      role="alertdialog"
      fullWidth
      maxWidth="xs"
      onClose={() => onChoose(false)}
      aria-labelledby={titleId}
      aria-describedby={textId}
    >
      <DialogTitle id={titleId}>{translate('leave.title')}</DialogTitle>
      <DialogContent id={textId}>{translate('leave.text')}</DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button color="error" onClick={() => onChoose(true)}>
          {translate('leave.leave')}
        </Button>
        <Button variant="contained" autoFocus onClick={() => onChoose(false)}>
          {translate('leave.stay')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
