import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in Portuguese as in Brazil. */
export const messages: MessageTable<'save-status'> = {
  saving: 'Salvando…',
  'saving.saved': 'Salvo.',
  'saving.waiting.one':
    '{count} alteração ainda não foi enviada. Ela fica guardada neste dispositivo e será enviada assim que o servidor responder.',
  'saving.waiting.other':
    '{count} alterações ainda não foram enviadas. Elas ficam guardadas neste dispositivo e serão enviadas assim que o servidor responder.',
  'saving.waiting-tab.one':
    '{count} alteração ainda não foi enviada. Ela fica guardada até esta aba ser fechada e será enviada assim que o servidor responder.',
  'saving.waiting-tab.other':
    '{count} alterações ainda não foram enviadas. Elas ficam guardadas até esta aba ser fechada e serão enviadas assim que o servidor responder.',
  'saving.lost': 'Não salvo neste dispositivo: deixe esta página aberta até o envio.',
  'saving.sign-in': 'Entre novamente. O que você fez está guardado e será enviado em seguida.',
  'saving.sign-in-lost':
    'Entre novamente em outra aba e deixe esta página aberta: o que você fez não está salvo neste dispositivo.',
  'saving.refused': 'A alteração em “{title}” não foi aceita; tudo continua como antes.',
  'saving.dismiss': 'Fechar',
  'saving.asking': 'Outra pessoa alterou “{title}” nesse meio-tempo.',
  'saving.theirs': 'Versão atual: {what}.',
  'saving.yours': 'A sua: {what}.',
  'saving.keep-theirs': 'Deixar assim',
  'saving.keep-mine': 'Usar a minha',
  'next.order': 'Sua ordem de prioridade para o que vem a seguir',
  'essence.done': 'feito',
  'essence.open': 'em aberto',
  'essence.answered': 'com resposta',
  'essence.unanswered': 'sem resposta',
  'essence.confirmed': 'confirmado',
  'essence.disputed': 'contestado',
  'essence.not-judged': 'nem confirmado nem contestado',
  'essence.order': 'nesta ordem',
  'essence.text': '{says}, “{text}”',
};
