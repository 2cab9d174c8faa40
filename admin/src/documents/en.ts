export const en = {
  documents: {
    title: 'Pieces of the file',
    empty: 'No piece yet. Add what came with the request, or the copy that goes with the answer.',
    add: 'Add the file',
    addPiece: 'Add a piece',
    addLead: 'The piece is sealed under a key of its own and is kept as long as the file.',
    file: 'Choose a file',
    none: 'No file chosen',
    choose: 'Choose a file first.',
    tooLarge: 'This file is larger than %{size}.',
    help: 'Formats: %{endings}. At most %{size}. The content is checked, not just the name.',
    added: 'File added',
    read: 'Download',
    delete: 'Delete',
    deleted: 'File destroyed',
    deleteTitle: 'Delete the file',
    deleteLead: 'Its key and its bytes are destroyed for good; its hash stays as proof: %{name}',
  },
  events: {
    document: { added: 'File added', deleted: 'File destroyed' },
  },
};
