/** Messages about saving changes, in English. */
export const messages = {
  saving: 'Saving…',
  'saving.saved': 'Saved.',
  'saving.waiting.one':
    '{count} change is not sent yet. It is kept on this device, and sent as soon as the server answers.',
  'saving.waiting.other':
    '{count} changes are not sent yet. They are kept on this device, and sent as soon as the server answers.',
  'saving.waiting-tab.one':
    '{count} change is not sent yet. It is kept until this tab is closed, and sent as soon as the server answers.',
  'saving.waiting-tab.other':
    '{count} changes are not sent yet. They are kept until this tab is closed, and sent as soon as the server answers.',
  'saving.lost': 'Not saved on this device: please keep this page open until it is sent.',
  'saving.sign-in': 'Please sign in again. What you did is kept, and sent then.',
  'saving.sign-in-lost':
    'Please sign in again in another tab, and keep this page open: what you did is not saved on this device.',
  'saving.refused': '“{title}” was not accepted, and is as it was.',
  'saving.dismiss': 'Close',
  'saving.asking': 'Somebody else changed “{title}” meanwhile.',
  'saving.theirs': 'There now: {what}.',
  'saving.yours': 'Yours: {what}.',
  'saving.keep-theirs': 'Leave it so',
  'saving.keep-mine': 'Take mine',
  'next.order': 'Your order of what could come next',
  'essence.done': 'done',
  'essence.open': 'open',
  'essence.answered': 'answered',
  'essence.unanswered': 'not answered',
  'essence.confirmed': 'confirmed',
  'essence.disputed': 'disputed',
  'essence.not-judged': 'neither confirmed nor disputed',
  'essence.order': 'in this order',
  'essence.text': '{says}, “{text}”',
} as const satisfies Record<string, string>;
