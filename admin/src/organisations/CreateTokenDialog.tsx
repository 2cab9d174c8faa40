import { useQueryClient } from '@tanstack/react-query';
import { SCOPES } from '@vigie/schema/rules';
import { required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { execute } from '../graphql.ts';
import { useViewer } from '../session/viewer.ts';
import { ChoicesInput } from '../shared/ChoicesInput.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';

const CREATE =
  'mutation CreateApiToken($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }';

const DAY = 86_400_000;
const LIVES = ['30', '90', '365'];

interface CreateTokenDialogProps {
  onSecret: (secret: string) => void;
  onClose: () => void;
}

/** A token for software. It can do no more than who makes it: nothing else is offered. */
export const CreateTokenDialog = ({ onSecret, onClose }: CreateTokenDialogProps) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const permissions = useViewer()?.permissions ?? [];
  const offered = SCOPES.filter((scope) => permissions.includes('*') || permissions.includes(scope));
  const create = async ({ name, scopes, days }: Record<string, unknown>) => {
    const expiresAt = days ? new Date(Date.now() + Number(days) * DAY).toISOString() : undefined;
    // Its answer is a secret: the server keeps no copy to answer a second time with.
    const { createApiToken } = await execute<{ createApiToken: { secret: string } }>(
      CREATE,
      { input: { name, scopes, expiresAt } },
      { idempotent: false },
    );
    onSecret(createApiToken.secret);
    await client.invalidateQueries({ queryKey: ['apiTokens'] });
  };
  return (
    <FormDialog
      wide
      title={translate('apiTokens.create.label')}
      lead={translate('apiTokens.create.lead')}
      submitLabel={translate('apiTokens.create.submit')}
      defaultValues={{ name: '', days: '90', scopes: [] }}
      onSend={create}
      onClose={onClose}
    >
      <TextInput
        source="name"
        label={translate('apiTokens.field.name')}
        helperText={translate('apiTokens.help.name')}
        validate={required()}
        autoComplete="off"
      />
      <SelectInput
        source="days"
        label={translate('apiTokens.field.life')}
        choices={LIVES.map((id) => ({ id, name: translate('apiTokens.days', { smart_count: Number(id) }) }))}
        emptyText={translate('apiTokens.neverExpires')}
        helperText={false}
      />
      <ChoicesInput
        source="scopes"
        label={translate('apiTokens.field.scopes')}
        help={translate('apiTokens.help.scopes')}
        columns={2}
        choices={offered.map((id) => ({
          id,
          name: translate(`scope.${id.replace(':', '.')}`, { _: id }),
          hint: id,
        }))}
        validate={required()}
      />
    </FormDialog>
  );
};
