import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';

export const PageLoading = () => {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate('page.loading')}>
      <Skeleton width={280} height={48} />
      <Skeleton variant="rounded" height={360} sx={{ mt: 2, borderRadius: '12px' }} />
    </Box>
  );
};
