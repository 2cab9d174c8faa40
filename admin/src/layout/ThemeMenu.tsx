import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { useTheme as useMuiTheme } from '@mui/material/styles';
import { useStore, useTranslate } from 'react-admin';
import { ChoiceMenu } from './ChoiceMenu.tsx';

/** Light, dark, or as the device: react-admin keeps the choice, none means the device's. */
export const ThemeMenu = () => {
  const translate = useTranslate();
  const [chosen, setChosen] = useStore<string | undefined>('theme');
  const isDark = useMuiTheme().palette.mode === 'dark';
  return (
    <ChoiceMenu
      label={translate('shell.theme')}
      icon={isDark ? <DarkIcon /> : <LightIcon />}
      choices={['light', 'dark', 'system'].map((id) => ({ id, name: translate(`shell.themes.${id}`) }))}
      value={chosen ?? 'system'}
      onChoose={(id) => setChosen(id === 'system' ? undefined : id)}
    />
  );
};
