import EditIcon from '@mui/icons-material/EditOutlined';
import MailIcon from '@mui/icons-material/MailOutlined';
import { Box, Button, Typography } from '@mui/material';
import type { Letter } from '@vigie/schema/rules';
import { useEffect, useId, useState } from 'react';
import { required, TextInput, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';

/** The letter as it goes out: the template's words, kept in step with the form until a person changes them. */
export const LetterInput = ({
  letter,
  source = 'text',
}: {
  letter: Pick<Letter, 'subject' | 'text'> | null;
  source?: string;
}) => {
  const translate = useTranslate();
  const { setValue, getFieldState } = useFormContext();
  const [isEdited, setEdited] = useState(() => getFieldState(source).isDirty);
  const id = useId();
  const text = letter?.text;
  useEffect(() => {
    // Somebody may have written before the template came, or have left the letter and come back to it.
    if (text && !isEdited && !getFieldState(source).isDirty) setValue(source, text);
  }, [text, isEdited, source, setValue, getFieldState]);
  if (isEdited || !letter) {
    return (
      <TextInput
        source={source}
        label={translate('letter.field')}
        helperText={translate('letter.help')}
        validate={required()}
        multiline
        minRows={6}
      />
    );
  }
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 0.75 }}>
        <MailIcon fontSize="small" aria-hidden />
        <Typography id={id} sx={{ fontWeight: 600, flex: 1 }}>
          {translate('letter.title')}
        </Typography>
        <Button size="small" startIcon={<EditIcon />} onClick={() => setEdited(true)}>
          {translate('letter.edit')}
        </Button>
      </Box>
      <Box
        sx={{ border: 1, borderColor: 'divider', borderRadius: '10px', bgcolor: 'background.default', p: 2 }}
      >
        <Typography sx={{ fontWeight: 650, mb: 1 }}>{letter.subject}</Typography>
        <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {letter.text}
        </Typography>
      </Box>
    </Box>
  );
};
