import CommentIcon from '@mui/icons-material/AddCommentOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { COMMENT_VERBS } from '@vigie/schema/rules';
import { useState } from 'react';
import { RecordContextProvider, ResourceContextProvider, useTranslate } from 'react-admin';
import { useMay } from '../session/viewer.ts';
import { Panel } from '../shared/Panel.tsx';
import { Timeline, type TimelineEntry } from '../shared/Timeline.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { verbDialog } from '../shared/VerbForm.tsx';
import { CommentDialog } from './CommentDialog.tsx';
import type { CommentRecord } from './task.ts';
import { useComments } from './useComments.ts';

const DeleteDialog = verbDialog(COMMENT_VERBS, 'delete');

/** Its comments say themselves what the trail knows of them by code alone. */
const isOfAComment = ({ action }: TimelineEntry): boolean => /^comment\.(created|deleted)$/.test(action);

interface FeedProps {
  /** What it hangs on. */
  id: string;
  /** Absent where the trail is not for the one who looks. */
  entries: readonly TimelineEntry[] | null | undefined;
}

/** What happened to a case and what was said of it, in one order; the newest first. */
export const Feed = ({ id, entries }: FeedProps) => {
  const translate = useTranslate();
  const mayRead = useMay('tasks:read');
  const mayWrite = useMay('tasks:write');
  const comments = useComments(id);
  const [isWriting, setWriting] = useState(false);
  if (!mayRead && !entries?.length) return null;
  const told = mayRead ? entries?.filter((entry) => !isOfAComment(entry)) : entries;
  const notes = comments.map((comment) => ({
    id: comment.id,
    at: comment.createdAt,
    actor: comment.author,
    body: <Comment comment={comment} />,
  }));
  return (
    <Panel
      title={translate('section.timeline')}
      action={
        mayWrite && (
          <Button
            size="small"
            variant="outlined"
            startIcon={<CommentIcon />}
            aria-haspopup="dialog"
            onClick={() => setWriting(true)}
          >
            {translate('comments.write')}
          </Button>
        )
      }
    >
      <Timeline entries={[...(told ?? [])]} notes={notes} />
      {isWriting && <CommentDialog nodeId={id} onClose={() => setWriting(false)} />}
    </Panel>
  );
};

const Comment = ({ comment }: { comment: CommentRecord }) => {
  const translate = useTranslate();
  const nameOf = usePersonName();
  const [isDeleting, setDeleting] = useState(false);
  const { text, deletedAt, deletedBy, mentions, permission } = comment;
  if (deletedAt) {
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        {translate('comments.deleted', { name: nameOf(deletedBy) })}
      </Typography>
    );
  }
  const label = translate('comments.delete.label');
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography
          sx={{
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            color: text ? undefined : 'text.secondary',
          }}
        >
          {text ?? translate('comments.noWords')}
        </Typography>
        {mentions.length > 0 && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {translate('comments.to', { names: mentions.map(nameOf).join(', ') })}
          </Typography>
        )}
      </Box>
      {permission.allowed && (
        <IconButton
          size="small"
          aria-label={label}
          title={label}
          aria-haspopup="dialog"
          onClick={() => setDeleting(true)}
        >
          <DeleteIcon fontSize="small" />
        </IconButton>
      )}
      {isDeleting && (
        <ResourceContextProvider value="comments">
          <RecordContextProvider value={comment}>
            <DeleteDialog onClose={() => setDeleting(false)} />
          </RecordContextProvider>
        </ResourceContextProvider>
      )}
    </Box>
  );
};
