import RevokeIcon from '@mui/icons-material/BlockOutlined';
import TakeOverIcon from '@mui/icons-material/HowToRegOutlined';
import TokenIcon from '@mui/icons-material/VpnKeyOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { DataTable, useRecordContext, useTranslate } from 'react-admin';
import { useMay, useViewer } from '../session/viewer.ts';
import { FilterToggles } from '../shared/FilterToggles.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ListPage } from '../shared/ListPage.tsx';
import { RecordTable } from '../shared/RecordTable.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { Teach } from '../shared/Teach.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { VerbButton } from '../shared/VerbButton.tsx';
import { VerbDialog } from '../shared/VerbDialog.tsx';
import { CreateTokenDialog } from './CreateTokenDialog.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { TOKEN_LOOKS, type TokenRow, tokenStateOf } from './token.ts';

const TokenList = () => {
  const translate = useTranslate();
  const mayRevoke = useMay('tokens:admin');
  return (
    <ListPage
      title={translate('apiTokens.title')}
      lead={translate('apiTokens.lead')}
      actions={<CreateButton />}
      filters={<TokenFilters />}
      card={<TokenCard />}
      empty={
        <Teach
          icon={<TokenIcon />}
          title={translate('apiTokens.empty.title')}
          text={translate('apiTokens.empty.text')}
        />
      }
      sort={{ field: 'createdAt', order: 'DESC' }}
    >
      <RecordTable opens={false}>
        <DataTable.Col<TokenRow>
          source="name"
          label="apiTokens.field.name"
          render={(token) => <TokenName {...token} />}
        />
        <DataTable.Col label="apiTokens.field.scopes" disableSort>
          <Scopes />
        </DataTable.Col>
        <DataTable.Col<TokenRow>
          label="field.status"
          disableSort
          render={(token) => <StatusChip name="TokenState" value={tokenStateOf(token)} looks={TOKEN_LOOKS} />}
        />
        <DataTable.Col<TokenRow>
          source="expiresAt"
          label="apiTokens.field.expiresAt"
          render={({ expiresAt }) =>
            expiresAt ? <Instant value={expiresAt} /> : translate('apiTokens.neverExpires')
          }
        />
        <DataTable.Col<TokenRow>
          label="apiTokens.field.lastUsedAt"
          disableSort
          render={({ lastUsedAt }) =>
            lastUsedAt ? <Instant value={lastUsedAt} format="dateTime" /> : translate('apiTokens.neverUsed')
          }
        />
        <DataTable.Col label="apiTokens.field.maker" disableSort>
          <Maker />
        </DataTable.Col>
        {mayRevoke && (
          <DataTable.Col label="apiTokens.revoke.label" disableSort>
            <RevokeButton />
          </DataTable.Col>
        )}
      </RecordTable>
    </ListPage>
  );
};

const CreateButton = () => {
  const translate = useTranslate();
  const mayCreate = useMay('tokens:admin');
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  if (!mayCreate) return null;
  return (
    <>
      <Button
        variant="contained"
        startIcon={<TokenIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {translate('apiTokens.create.label')}
      </Button>
      {isOpen && <CreateTokenDialog onSecret={setSecret} onClose={() => setOpen(false)} />}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </>
  );
};

const TokenFilters = () => {
  const translate = useTranslate();
  return (
    <FilterToggles
      title={translate('field.status')}
      options={[
        { label: translate('apiTokens.notRevoked'), value: { revokedAt: { isNull: true } } },
        { label: translate('apiTokens.revoked'), value: { revokedAt: { isNull: false } } },
      ]}
    />
  );
};

const TokenName = ({ name, prefix }: Pick<TokenRow, 'name' | 'prefix'>) => {
  const translate = useTranslate();
  return (
    <>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{name}</Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {translate('apiTokens.beginsWith')} <code>{prefix}</code>
      </Typography>
    </>
  );
};

/** Scopes in words. */
function useScopeNames(): (scopes: string[]) => string {
  const translate = useTranslate();
  return (scopes) =>
    scopes.map((scope) => translate(`scope.${scope.replace(':', '.')}`, { _: scope })).join(', ');
}

/** What it was given and, where that is less, what it can do now. */
const Scopes = () => {
  const translate = useTranslate();
  const said = useScopeNames();
  const token = useRecordContext<TokenRow>();
  if (!token) return null;
  const { scopes, effectiveScopes } = token;
  const isLess = effectiveScopes.length < scopes.length && tokenStateOf(token) === 'ACTIVE';
  return (
    <>
      <span>{said(scopes)}</span>
      {isLess && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {effectiveScopes.length > 0
            ? translate('apiTokens.onlyNow', { scopes: said(effectiveScopes) })
            : translate('apiTokens.nothingNow')}
        </Typography>
      )}
    </>
  );
};

/** Who answers for it. An owner may, in their place. */
const Maker = () => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const token = useRecordContext<TokenRow>();
  const user = useViewer()?.user;
  const mayTakeOver = useMay('members:admin');
  if (!token) return null;
  return (
    <Box sx={{ display: 'grid', gap: 0.75, justifyItems: 'start' }}>
      <span>{nameOf(token.maker)}</span>
      {mayTakeOver && !token.revokedAt && token.maker?.id !== user?.id && (
        <VerbButton
          size="small"
          verb="takeOver"
          label={translate('apiTokens.takeOver.label')}
          name={translate('apiTokens.takeOver.of', { name: token.name })}
          icon={TakeOverIcon}
          Dialog={TakeOverDialog}
        />
      )}
    </Box>
  );
};

const TakeOverDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const token = useRecordContext<TokenRow>();
  return (
    <VerbDialog
      verb="takeOver"
      title={translate('apiTokens.takeOver.of', { name: token?.name })}
      lead={translate('apiTokens.takeOver.lead')}
      submitLabel={translate('apiTokens.takeOver.label')}
      onClose={onClose}
    >
      <WhatIsLost />
    </VerbDialog>
  );
};

/** What it could do no more, since whoever takes it over may not: said before the software that uses it is refused. */
const WhatIsLost = () => {
  const translate = useTranslate();
  const said = useScopeNames();
  const token = useRecordContext<TokenRow>();
  const mine = useViewer()?.permissions;
  if (!token || !mine) return null;
  const lost = token.scopes.filter((scope) => !mine.includes(scope));
  if (lost.length === 0) return <Alert severity="info">{translate('apiTokens.takeOver.keepsAll')}</Alert>;
  const kept = token.scopes.filter((scope) => mine.includes(scope));
  return (
    <Alert severity="warning">
      {translate('apiTokens.takeOver.loses', { scopes: said(lost) })}{' '}
      {kept.length > 0
        ? translate('apiTokens.takeOver.keeps', { scopes: said(kept) })
        : translate('apiTokens.takeOver.keepsNothing')}
    </Alert>
  );
};

const RevokeButton = () => {
  const translate = useTranslate();
  const token = useRecordContext<TokenRow>();
  if (!token || token.revokedAt) return null;
  return (
    <VerbButton
      size="small"
      verb="revoke"
      label={translate('apiTokens.revoke.label')}
      name={translate('apiTokens.revoke.of', { name: token.name })}
      icon={RevokeIcon}
      Dialog={RevokeDialog}
    />
  );
};

const RevokeDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const token = useRecordContext<TokenRow>();
  return (
    <VerbDialog
      verb="revoke"
      title={translate('apiTokens.revoke.of', { name: token?.name })}
      lead={translate('apiTokens.revoke.lead')}
      submitLabel={translate('apiTokens.revoke.label')}
      onClose={onClose}
    />
  );
};

const TokenCard = () => {
  const translate = useTranslate();
  const mayRevoke = useMay('tokens:admin');
  const token = useRecordContext<TokenRow>();
  if (!token) return null;
  return (
    <Box sx={{ p: 2, display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ minWidth: 0 }}>
          <TokenName {...token} />
        </Box>
        <StatusChip name="TokenState" value={tokenStateOf(token)} looks={TOKEN_LOOKS} />
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        <Scopes />
      </Typography>
      <Box>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {translate('apiTokens.field.maker')}
        </Typography>
        <Maker />
      </Box>
      {mayRevoke && (
        <Box>
          <RevokeButton />
        </Box>
      )}
    </Box>
  );
};

export default TokenList;
