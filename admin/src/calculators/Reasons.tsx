import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface Reason {
  code: string;
  article: string;
  text: string;
}

/** Why the law, or an open question, leads to an answer: sentences with their articles. */
export const Reasons = <R extends Reason>({
  title,
  reasons,
  beside,
}: {
  title: string;
  reasons: readonly R[];
  beside?: (reason: R) => ReactNode;
}) => {
  const translate = useTranslate();
  if (reasons.length === 0) return null;
  // A bare number is an article of the text that the page is about.
  const named = (article: string) =>
    /^\d/.test(article) ? translate('calculators.article', { article }) : article;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography variant="h3">{title}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.75, p: 0, display: 'grid', gap: 1.25 }}>
        {reasons.map((reason) => (
          <Box component="li" key={reason.code} sx={{ pl: 1.5, borderLeft: 3, borderColor: 'divider' }}>
            <Typography sx={{ lineHeight: 1.4 }}>{reason.text}</Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {named(reason.article)}
              {beside?.(reason)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
