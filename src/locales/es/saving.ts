import type { Table } from '../messages.js';

/** Words of what becomes of what a person did, while it is saved, in Spanish. */
export const saving: Table<'saving'> = {
  'saving': 'Guardando…',
  'saving.saved': 'Guardado.',
  'saving.waiting.one': '{count} cambio aún no se ha enviado. Se conserva en este dispositivo y se enviará en cuanto el servidor responda.',
  'saving.waiting.other': '{count} cambios aún no se han enviado. Se conservan en este dispositivo y se enviarán en cuanto el servidor responda.',
  'saving.lost': 'Sin guardar en este dispositivo: deje esta página abierta hasta que se envíe.',
  'saving.sign-in': 'Inicie sesión de nuevo. Lo que ha hecho se conserva y se enviará entonces.',
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
