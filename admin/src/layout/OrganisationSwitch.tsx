import BusinessIcon from '@mui/icons-material/ApartmentOutlined';
import ExpandIcon from '@mui/icons-material/ExpandMore';
import { Box } from '@mui/material';
import { useStoreContext, useTranslate } from 'react-admin';
import { chooseOrganisation } from '../session/organisation.ts';
import { useViewer } from '../session/viewer.ts';
import { leavePage } from '../shared/unsaved.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

/** For whom one works: an outside DPO goes from one organisation to the other. */
export const OrganisationSwitch = () => {
  const translate = useTranslate();
  const store = useStoreContext();
  const viewer = useViewer();
  const current = viewer?.organisation;
  if (!viewer || !current) return null;
  const choose = (id: string) => {
    if (id === current.id) return;
    chooseOrganisation(id);
    // Filters of one organisation say nothing in the other.
    for (const key of Object.keys(store.listItems?.() ?? {}))
      if (key.endsWith('listParams')) store.removeItem(key);
    // A page of its own: nothing of one organisation stays in memory when the other is opened.
    window.location.hash = '#/';
    window.location.reload();
  };
  const name = (
    <Box
      component="span"
      sx={{
        maxWidth: { xs: 108, sm: 280 },
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      }}
    >
      {current.name}
    </Box>
  );
  if (viewer.organisations.length < 2) {
    return (
      <Box
        component="span"
        sx={{
          display: { xs: 'none', sm: 'inline-flex' },
          alignItems: 'center',
          gap: 0.75,
          fontWeight: 600,
          fontSize: '0.9375rem',
        }}
      >
        <BusinessIcon fontSize="small" titleAccess={translate('shell.organisation')} />
        {name}
      </Box>
    );
  }
  return (
    <ChoiceMenu
      label={`${translate('shell.organisation')} : ${current.name}`}
      icon={<BusinessIcon fontSize="small" />}
      text={name}
      endIcon={<ExpandIcon />}
      choices={viewer.organisations}
      value={current.id}
      onChoose={(id) => leavePage(() => choose(id))}
    />
  );
};
