import type { Table } from '../messages.js';

/** Words of what becomes of what a person did, while it is saved, in French. */
export const saving: Table<'saving'> = {
  'saving': 'Enregistrement…',
  'saving.saved': 'C’est enregistré.',
  'saving.waiting.one': '{count} modification n’est pas encore envoyée. Elle est conservée sur cet appareil et sera envoyée dès que le serveur répondra.',
  'saving.waiting.other': '{count} modifications ne sont pas encore envoyées. Elles sont conservées sur cet appareil et seront envoyées dès que le serveur répondra.',
  'saving.lost': 'Non enregistré sur cet appareil : veuillez laisser cette page ouverte jusqu’à l’envoi.',
  'saving.sign-in': 'Veuillez vous reconnecter. Ce que vous avez fait est conservé et sera alors envoyé.',
  'saving.refused': 'La modification de « {title} » n’a pas été acceptée ; tout est comme avant.',
  'saving.dismiss': 'Fermer',
  'saving.asking': 'Quelqu’un d’autre a modifié « {title} » entre-temps.',
  'saving.theirs': 'Version actuelle : {what}.',
  'saving.yours': 'Votre version : {what}.',
  'saving.keep-theirs': 'Laisser ainsi',
  'saving.keep-mine': 'Prendre ma version',
  'next.order': 'Votre ordre de priorité pour la suite',
  'essence.done': 'fait',
  'essence.open': 'ouvert',
  'essence.answered': 'avec réponse',
  'essence.unanswered': 'sans réponse',
  'essence.confirmed': 'confirmé',
  'essence.disputed': 'contesté',
  'essence.not-judged': 'ni confirmé ni contesté',
  'essence.order': 'dans cet ordre',
  'essence.text': '{says}, « {text} »',
};
