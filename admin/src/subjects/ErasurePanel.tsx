import ProofIcon from '@mui/icons-material/VerifiedOutlined';
import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Panel } from '../shared/Panel.tsx';
import type { SubjectRecord } from './subject.ts';

/** What the vault answered when it was asked to open what had been erased: the proof of GDPR 17. */
export const ErasurePanel = ({ erasure }: { erasure: NonNullable<SubjectRecord['erasure']> }) => {
  const translate = useTranslate();
  const { keysDestroyed, refusedByVault, suppressed, provedAt } = erasure;
  return (
    <Panel title={translate('dataSubjects.proof.title')} icon={<ProofIcon aria-hidden />}>
      <Typography sx={{ mb: 2 }}>
        {translate('dataSubjects.proof.text', { smart_count: keysDestroyed, refused: refusedByVault })}
      </Typography>
      <Facts columns={2}>
        <Fact label={translate('dataSubjects.proof.keysDestroyed')}>{String(keysDestroyed)}</Fact>
        <Fact label={translate('dataSubjects.proof.refusedByVault')}>{String(refusedByVault)}</Fact>
        <Fact label={translate('dataSubjects.proof.suppressed')}>{String(suppressed)}</Fact>
        <Fact label={translate('dataSubjects.proof.provedAt')}>
          <Instant value={provedAt} format="dateTime" />
        </Fact>
      </Facts>
    </Panel>
  );
};
