import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in French. */
export const messages: MessageTable<'save-status'> = {
  saving: 'Enregistrement…',
  'saving.saved': 'C’est enregistré.',
  'saving.waiting.one':
    '{count} modification n’est pas encore envoyée. Elle est conservée sur cet appareil et sera envoyée dès que le serveur répondra.',
  'saving.waiting.other':
    '{count} modifications ne sont pas encore envoyées. Elles sont conservées sur cet appareil et seront envoyées dès que le serveur répondra.',
  'saving.waiting-tab.one':
    '{count} modification n’est pas encore envoyée. Elle est conservée jusqu’à la fermeture de cet onglet et sera envoyée dès que le serveur répondra.',
  'saving.waiting-tab.other':
    '{count} modifications ne sont pas encore envoyées. Elles sont conservées jusqu’à la fermeture de cet onglet et seront envoyées dès que le serveur répondra.',
  'saving.lost': 'Non enregistré sur cet appareil : veuillez laisser cette page ouverte jusqu’à l’envoi.',
  'saving.sign-in': 'Veuillez vous reconnecter. Ce que vous avez fait est conservé et sera alors envoyé.',
  'saving.sign-in-lost':
    'Veuillez vous reconnecter dans un autre onglet et laisser cette page ouverte : ce que vous avez fait n’est pas enregistré sur cet appareil.',
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
