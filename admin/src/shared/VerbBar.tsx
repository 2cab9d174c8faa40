import { Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { VerbMenu } from './VerbMenu.tsx';
import { isAllowed, type Verb } from './verb.ts';

interface VerbBarProps {
  verbs: Verb[];
  /** The verbs that may be the next legal step, in the order of the way. */
  way: string[];
  /** A next step that is no verb of the case itself, before which none of the way's later verbs is due. */
  instead?: { before: string; step: ReactNode };
}

/** The next legal step as the one filled button; every other verb in a menu. */
export const VerbBar = ({ verbs, way, instead }: VerbBarProps) => {
  const translate = useTranslate();
  const record = useRecordContext();
  // Kept as it was chosen: the record may have moved on before its dialog closes.
  const [chosen, setChosen] = useState<Verb | null>(null);
  const index = instead ? way.indexOf(instead.before) : way.length;
  const nextName = way.find((verb) => isAllowed(record, verb));
  const isInstead = instead && (!nextName || way.indexOf(nextName) >= index);
  const next = isInstead ? undefined : verbs.find(({ verb }) => verb === nextName);
  const Icon = next?.icon;
  return (
    <>
      {isInstead && instead.step}
      {next && Icon && (
        <Button
          variant="contained"
          aria-haspopup="dialog"
          startIcon={<Icon />}
          onClick={() => setChosen(next)}
        >
          {next.label}
        </Button>
      )}
      <VerbMenu label={translate('verb.others')} verbs={verbs.filter((verb) => verb !== next)} />
      {chosen && <chosen.Dialog onClose={() => setChosen(null)} />}
    </>
  );
};
