import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in Spanish. */
export const messages: MessageTable<'explain'> = {
  explain: 'Cómo se calculó cada cifra',
  'explain.rounded': 'Aquí las cifras están redondeadas; se calcularon con todos sus decimales.',
  'explain.page': 'Cómo se calcula un resultado',
  'explain.used': 'Se usa: {periods}.',
  'explain.left-out': 'No se usa: {periods}.',

  'explain.name.values': 'Periodos que cuentan',
  'explain.name.baseline': 'Valor de partida',
  'explain.name.current': 'Último valor',
  'explain.name.noise': 'Variaciones habituales',
  'explain.name.change': 'Cambio',
  'explain.name.progress': 'Avance',
  'explain.name.reached': 'Objetivo alcanzado',
  'explain.name.trend': 'Tendencia',
  'explain.name.projection': 'Previsión',
  'explain.name.pace': 'Ritmo',
  'explain.name.state': 'Cómo va',
  'explain.name.velocity': 'Ritmo de la mejora',
  'explain.name.effects': 'Antes y después',
  'explain.name.worth': 'Valor económico',

  'explain.rule.values':
    'Todos los valores de un periodo se reúnen en uno ({aggregate}). Un periodo cuenta si ha terminado y se midió completo, según la definición vigente. Un periodo sin valor queda como hueco.',
  'explain.rule.baseline.agreed': 'El valor acordado como punto de partida.',
  'explain.rule.baseline.span':
    'La mediana de los periodos que están por completo en el intervalo del valor de partida.',
  'explain.rule.baseline.go-live': 'La mediana de los últimos periodos antes de la puesta en marcha, 12 como máximo.',
  'explain.rule.baseline.season':
    'El mismo periodo del último año antes de la puesta en marcha, porque los valores se repiten cada año.',
  'explain.rule.current': 'El último periodo que cuenta.',
  'explain.rule.noise':
    'Dos veces y media el paso habitual de un periodo al siguiente (la mediana de 24 pasos como máximo), pero al menos el {share} del valor de partida. Un cambio de hasta ese tamaño no cuenta como cambio.',
  'explain.rule.noise.assumed':
    'Hay menos de 6 pasos de un periodo al siguiente, así que se supone al menos el {share} del valor de partida. Un cambio de hasta ese tamaño no cuenta como cambio.',
  'explain.rule.change':
    'El último valor menos el valor de partida. Mejor o peor solo se dice de lo que supera las variaciones habituales.',
  'explain.rule.change.band':
    'A qué distancia del rango acordado está el último valor, comparada con la del valor de partida.',
  'explain.rule.progress':
    'El camino del valor de partida al último valor como parte del camino del valor de partida al objetivo, redondeado hacia el valor de partida.',
  'explain.rule.progress.band':
    'La parte de los periodos desde la puesta en marcha que están dentro del rango acordado.',
  'explain.rule.reached':
    'El primer periodo desde la puesta en marcha que alcanzó el objetivo, y si todos los siguientes también lo alcanzaron.',
  'explain.rule.trend':
    'La mediana de las pendientes entre cada dos de los últimos periodos desde la puesta en marcha, 12 como máximo, 4 como mínimo (Theil–Sen). El intervalo contiene la pendiente verdadera en unos 8 de cada 10 casos (Sen, 1968).',
  'explain.rule.projection':
    'El día en que la recta de la tendencia llega al objetivo; el intervalo viene de las rectas con los dos extremos del intervalo de la tendencia. Solo se da mientras el resultado va con claridad hacia su objetivo, y a tres años como máximo.',
  'explain.rule.pace':
    'La previsión comparada con la próxima fecha: con adelanto si incluso el día más tardío llega a tiempo, según lo previsto si llega el día probable, en riesgo si solo llega el más temprano, y si no, con retraso.',
  'explain.rule.pace.still':
    'Con retraso si ha pasado la mitad del tiempo entre la puesta en marcha y la próxima fecha y el resultado no mejora.',
  'explain.rule.pace.missed':
    'Incumplida si la fecha ha pasado y ningún periodo que empezó hasta entonces alcanzó el objetivo.',
  'explain.rule.state.unmeasured': 'Aún no cuenta ningún periodo.',
  'explain.rule.state.no-baseline': 'No hay nada con que comparar el último valor.',
  'explain.rule.state.too-few': 'Cuentan menos de 3 periodos desde la puesta en marcha: muy pocos para juzgar.',
  'explain.rule.state.stale': 'El último periodo que cuenta terminó hace más de dos periodos.',
  'explain.rule.state.reached': 'El último valor alcanza el objetivo.',
  'explain.rule.state.regressed':
    'El último valor es peor que el valor de partida por más que las variaciones habituales.',
  'explain.rule.state.regressed.band':
    'El último valor está fuera del rango acordado y el valor de partida no lo estaba, o está más lejos por más que las variaciones habituales.',
  'explain.rule.state.moving': 'La tendencia va a mejor, y lo ganado supera las variaciones habituales.',
  'explain.rule.state.moving.early':
    'Mejor que el valor de partida por más que las variaciones habituales. Con menos de 6 periodos desde la puesta en marcha, la tendencia puede no verse todavía.',
  'explain.rule.state.stalled':
    'Mejor que el valor de partida por más que las variaciones habituales, pero sin una tendencia clara a mejor, o con una que se ha frenado.',
  'explain.rule.state.unchanged': 'Ni el cambio ni la tendencia superan con claridad las variaciones habituales.',
  'explain.rule.velocity':
    'La tendencia de la segunda mitad de los periodos desde la puesta en marcha (6 como máximo) comparada con la de la primera (12 como máximo). Más rápido o más lento solo se dice si sus intervalos no se tocan.',
  'explain.rule.effects':
    'La mediana de hasta 6 periodos antes comparada con la de hasta 6 después, al menos 3 a cada lado. Mejor o peor solo se dice de lo que supera con claridad los valores anteriores y su tendencia prolongada.',
  'explain.rule.worth':
    'Cuánto mejor que el valor de partida fue cada periodo desde la puesta en marcha, a {rate} la unidad. Los periodos peores restan, los que no se midieron no suman.',
  'explain.rule.worth.points':
    'Cuánto mejor que el valor de partida fue cada periodo desde la puesta en marcha, a {rate} el punto porcentual. Los periodos peores restan, los que no se midieron no suman.',

  'explain.reason.partial': 'medido solo en parte',
  'explain.reason.definition': 'medido según una definición anterior',
  'explain.reason.counterpart': 'sin periodo comparable en un año anterior',
  'explain.reason.before-go-live': 'antes de la puesta en marcha',
  'explain.reason.transition': 'la puesta en marcha cae dentro',
  'explain.reason.after-go-live': 'después de la puesta en marcha',
  'explain.reason.span': 'fuera del intervalo del valor de partida',
  'explain.reason.before-since': 'no posterior al intervalo del valor de partida',
  'explain.reason.earlier': 'más antiguo de lo que se usa',

  'explain.median': 'Mediana de estos valores: {result}.',
  'explain.combined': 'Valores en que se basa: {n}, reunidos por {aggregate}.',
  'explain.step': 'Paso habitual: {step}.',
  'explain.larger': 'El mayor de {one} y {other}: {result}.',
  'explain.length': '{amount} más, porque un total depende de la duración de su periodo.',
  'explain.beyond': '{amount}: más que las variaciones habituales ({noise}).',
  'explain.within': '{amount}: no más que las variaciones habituales ({noise}).',
  'explain.outside': 'Fuera del rango acordado: {before} entonces, {after} ahora.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'Mediana de todas las pendientes: {change} {per}; intervalo {low} a {high}.',
  'explain.movement.toward': 'Todo el intervalo va a mejor.',
  'explain.movement.away': 'Todo el intervalo va a peor.',
  'explain.movement.flat': 'El intervalo contiene ambos sentidos: no se afirma ningún movimiento.',
  'explain.middle':
    'En el centro de estos valores la recta está en {middle}; desde ahí tarda {periods} en llegar a {target}.',
  'explain.due': 'Fecha acordada: {by}; previsto: {on} ({earliest} a {latest}).',
  'explain.passed': 'Del tiempo entre el {from} y el {by} ha pasado el {share}.',
  'explain.due-past': 'Fecha acordada: {by}; último periodo: {period}.',
  'explain.earlier': 'Primero',
  'explain.later': 'Luego',
  'explain.spans': '{name}: {before} antes, {after} después.',
  'explain.improvements': 'Todas las mejoras × tarifa: {formula}.',
};
