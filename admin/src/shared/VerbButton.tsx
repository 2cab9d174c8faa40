import { Box, Button, type ButtonProps, Tooltip } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbDialog, type VerbDialogProps } from './VerbDialog.tsx';

export interface PermissionAnswer {
  allowed: boolean;
  reason: string | null;
  text: string | null;
}
interface VerbButtonProps extends Omit<VerbDialogProps, 'onClose'> {
  label: string;
  icon?: ReactNode;
  variant?: ButtonProps['variant'];
  children?: ReactNode;
}

/** `permission(action: "suspend")`, under the name by which VerbButton looks for it. */
export const permissionsOf = (...actions: string[]): string =>
  actions
    .map(
      (action) => `can_${action}: permission(action: "${action}") { allowed reason text(locale: $locale) }`,
    )
    .join('\n');

/** One button, one verb. Where it is refused, it stays, disabled, and says why. */
export const VerbButton = ({ label, icon, variant = 'outlined', ...dialog }: VerbButtonProps) => {
  const translate = useTranslate();
  const record = useRecordContext();
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  const permission = record?.[`can_${dialog.verb}`] as PermissionAnswer | undefined;
  if (!record) return null;
  if (permission?.allowed) {
    return (
      <>
        <Button variant={variant} startIcon={icon} onClick={() => setOpen(true)}>
          {label}
        </Button>
        {isOpen && <VerbDialog {...dialog} title={dialog.title ?? label} onClose={() => setOpen(false)} />}
      </>
    );
  }
  const reason =
    permission?.text ??
    translate(`law.Refusal.${permission?.reason}`, { _: translate('law.Refusal.FORBIDDEN') });
  return (
    <Tooltip title={translate('verb.pausedHint', { reason })} describeChild>
      <Box component="span" sx={{ display: 'inline-flex' }}>
        {/* Not the attribute `disabled`: the reason has to be reached by keyboard. */}
        <Button
          variant="outlined"
          startIcon={icon}
          aria-disabled
          aria-describedby={reasonId}
          sx={{
            color: 'text.disabled',
            borderStyle: 'dashed',
            cursor: 'not-allowed',
            '&:hover': { bgcolor: 'transparent', borderColor: 'divider' },
          }}
        >
          {label}
        </Button>
        <span id={reasonId} hidden>
          {reason}
        </span>
      </Box>
    </Tooltip>
  );
};
