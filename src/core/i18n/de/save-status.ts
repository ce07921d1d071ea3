import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in German. */
export const messages: MessageTable<'save-status'> = {
  saving: 'Wird gespeichert …',
  'saving.saved': 'Gespeichert.',
  'saving.waiting.one':
    '{count} Änderung ist noch nicht gesendet. Sie ist auf diesem Gerät aufgehoben und wird gesendet, sobald der Server antwortet.',
  'saving.waiting.other':
    '{count} Änderungen sind noch nicht gesendet. Sie sind auf diesem Gerät aufgehoben und werden gesendet, sobald der Server antwortet.',
  'saving.waiting-tab.one':
    '{count} Änderung ist noch nicht gesendet. Sie bleibt erhalten, bis dieser Tab geschlossen wird, und wird gesendet, sobald der Server antwortet.',
  'saving.waiting-tab.other':
    '{count} Änderungen sind noch nicht gesendet. Sie bleiben erhalten, bis dieser Tab geschlossen wird, und werden gesendet, sobald der Server antwortet.',
  'saving.lost': 'Auf diesem Gerät nicht gespeichert: Bitte lassen Sie diese Seite offen, bis es gesendet ist.',
  'saving.sign-in': 'Bitte melden Sie sich neu an. Was Sie getan haben, ist aufgehoben und wird dann gesendet.',
  'saving.sign-in-lost':
    'Bitte melden Sie sich in einem anderen Tab neu an und lassen Sie diese Seite offen: Was Sie getan haben, ist auf diesem Gerät nicht gespeichert.',
  'saving.refused': '„{title}“ wurde nicht angenommen und ist wieder wie zuvor.',
  'saving.dismiss': 'Schließen',
  'saving.asking': 'Jemand anderes hat „{title}“ inzwischen geändert.',
  'saving.theirs': 'Dort jetzt: {what}.',
  'saving.yours': 'Von Ihnen: {what}.',
  'saving.keep-theirs': 'So lassen',
  'saving.keep-mine': 'Meines nehmen',
  'next.order': 'Ihre Reihenfolge dessen, was als Nächstes kommen kann',
  'essence.done': 'erledigt',
  'essence.open': 'offen',
  'essence.answered': 'beantwortet',
  'essence.unanswered': 'nicht beantwortet',
  'essence.confirmed': 'bestätigt',
  'essence.disputed': 'bestritten',
  'essence.not-judged': 'weder bestätigt noch bestritten',
  'essence.order': 'in dieser Reihenfolge',
  'essence.text': '{says}, „{text}“',
};
