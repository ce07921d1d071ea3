import type { MessageTable } from '../message-types.js';

/** Messages about saving changes, in Spanish. */
export const messages: MessageTable<'save-status'> = {
  saving: 'Guardando…',
  'saving.saved': 'Guardado.',
  'saving.waiting.one':
    '{count} cambio aún no se ha enviado. Se conserva en este dispositivo y se enviará en cuanto el servidor responda.',
  'saving.waiting.other':
    '{count} cambios aún no se han enviado. Se conservan en este dispositivo y se enviarán en cuanto el servidor responda.',
  'saving.waiting-tab.one':
    '{count} cambio aún no se ha enviado. Se conserva hasta que se cierre esta pestaña y se enviará en cuanto el servidor responda.',
  'saving.waiting-tab.other':
    '{count} cambios aún no se han enviado. Se conservan hasta que se cierre esta pestaña y se enviarán en cuanto el servidor responda.',
  'saving.lost': 'Sin guardar en este dispositivo: deje esta página abierta hasta que se envíe.',
  'saving.sign-in': 'Inicie sesión de nuevo. Lo que ha hecho se conserva y se enviará entonces.',
  'saving.sign-in-lost':
    'Inicie sesión de nuevo en otra pestaña y deje esta página abierta: lo que ha hecho no está guardado en este dispositivo.',
  'saving.refused': 'El cambio en «{title}» no se ha aceptado; todo sigue como antes.',
  'saving.dismiss': 'Cerrar',
  'saving.asking': 'Otra persona ha cambiado «{title}» mientras tanto.',
  'saving.theirs': 'Versión actual: {what}.',
  'saving.yours': 'La de usted: {what}.',
  'saving.keep-theirs': 'Dejarlo así',
  'saving.keep-mine': 'Usar la mía',
  'next.order': 'Su orden de preferencia para lo que viene después',
  'essence.done': 'hecho',
  'essence.open': 'pendiente',
  'essence.answered': 'con respuesta',
  'essence.unanswered': 'sin respuesta',
  'essence.confirmed': 'confirmado',
  'essence.disputed': 'cuestionado',
  'essence.not-judged': 'ni confirmado ni cuestionado',
  'essence.order': 'en este orden',
  'essence.text': '{says}, «{text}»',
};
