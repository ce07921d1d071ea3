import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in French. */
export const messages: MessageTable<'explain'> = {
  explain: 'Comment chaque chiffre est calculé',
  'explain.rounded': 'Les nombres sont arrondis ici ; les calculs utilisent tous leurs chiffres.',
  'explain.page': 'Comment un résultat est calculé',
  'explain.used': 'Retenu : {periods}.',
  'explain.left-out': 'Laissé de côté : {periods}.',

  'explain.name.values': 'Périodes comptées',
  'explain.name.baseline': 'Référence',
  'explain.name.current': 'Dernière valeur',
  'explain.name.noise': 'Variations habituelles',
  'explain.name.change': 'Changement',
  'explain.name.progress': 'Progrès',
  'explain.name.reached': 'Objectif atteint',
  'explain.name.trend': 'Tendance',
  'explain.name.projection': 'Prévision',
  'explain.name.pace': 'Rythme',
  'explain.name.state': 'Où en est le résultat',
  'explain.name.velocity': 'Rythme de l’amélioration',
  'explain.name.effects': 'Avant et après',
  'explain.name.worth': 'Valeur financière',

  'explain.rule.values':
    'Toutes les valeurs d’une période n’en font qu’une ({aggregate}). Une période compte si elle est terminée et mesurée en entier, selon la définition en vigueur. Une période sans valeur reste un trou.',
  'explain.rule.baseline.agreed': 'La valeur convenue comme point de départ.',
  'explain.rule.baseline.span': 'La médiane des périodes situées entièrement dans l’intervalle de la référence.',
  'explain.rule.baseline.go-live': 'La médiane des dernières périodes avant la mise en service, 12 au plus.',
  'explain.rule.baseline.season':
    'La même période de la dernière année avant la mise en service, car les valeurs se répètent d’une année à l’autre.',
  'explain.rule.current': 'La dernière période qui compte.',
  'explain.rule.noise':
    'Deux fois et demie le pas habituel d’une période à la suivante (la médiane de 24 pas au plus), mais au moins {share} de la référence. Un écart jusqu’à cette taille ne compte pas comme un changement.',
  'explain.rule.noise.assumed':
    'Il y a moins de 6 pas d’une période à la suivante : au moins {share} de la référence est donc supposé. Un écart jusqu’à cette taille ne compte pas comme un changement.',
  'explain.rule.change':
    'La dernière valeur moins la référence. Mieux ou moins bien n’est dit que de ce qui dépasse les variations habituelles.',
  'explain.rule.change.band':
    'À quelle distance de la plage convenue se trouve la dernière valeur, comparée à celle de la référence.',
  'explain.rule.progress':
    'Le chemin de la référence à la dernière valeur, en part du chemin de la référence à l’objectif, arrondi vers la référence.',
  'explain.rule.progress.band':
    'La part des périodes depuis la mise en service qui se trouvent dans la plage convenue.',
  'explain.rule.reached':
    'La première période depuis la mise en service qui a atteint l’objectif, et si chaque période depuis l’a atteint aussi.',
  'explain.rule.trend':
    'La médiane des pentes entre chaque paire des dernières périodes depuis la mise en service, 12 au plus, 4 au moins (Theil–Sen). L’intervalle contient la vraie pente dans environ 8 cas sur 10 (Sen, 1968).',
  'explain.rule.projection':
    'Le jour où la droite de la tendance rencontre l’objectif ; l’intervalle vient des droites ayant pour pente les deux bouts de l’intervalle de la tendance. Donnée seulement tant que le résultat va nettement vers son objectif, à trois ans au plus.',
  'explain.rule.pace':
    'La prévision comparée à la prochaine date convenue : en avance si même le jour le plus tardif convient, dans les temps si c’est le jour probable, menacée si ce n’est que le plus proche, sinon en retard.',
  'explain.rule.pace.still':
    'En retard si la moitié du temps entre la mise en service et la prochaine date convenue est passée et que le résultat ne progresse pas.',
  'explain.rule.pace.missed':
    'Dépassée si la date est passée et qu’aucune période commencée d’ici là n’a atteint l’objectif.',
  'explain.rule.state.unmeasured': 'Aucune période ne compte encore.',
  'explain.rule.state.no-baseline': 'Il n’y a rien à quoi comparer la dernière valeur.',
  'explain.rule.state.too-few': 'Moins de 3 périodes comptent depuis la mise en service : trop peu pour juger.',
  'explain.rule.state.stale': 'La dernière période qui compte s’est terminée il y a plus de deux périodes.',
  'explain.rule.state.reached': 'La dernière valeur atteint l’objectif.',
  'explain.rule.state.regressed':
    'La dernière valeur est moins bonne que la référence, de plus que les variations habituelles.',
  'explain.rule.state.regressed.band':
    'La dernière valeur est hors de la plage convenue alors que la référence ne l’était pas, ou elle en est plus loin, de plus que les variations habituelles.',
  'explain.rule.state.moving': 'La tendance va vers le mieux, et le gain dépasse les variations habituelles.',
  'explain.rule.state.moving.early':
    'Mieux que la référence, de plus que les variations habituelles. Avec moins de 6 périodes depuis la mise en service, une tendance ne se voit pas forcément.',
  'explain.rule.state.stalled':
    'Mieux que la référence, de plus que les variations habituelles, mais sans tendance nette vers le mieux, ou avec une tendance qui a ralenti.',
  'explain.rule.state.unchanged': 'Ni le changement ni la tendance ne dépassent nettement les variations habituelles.',
  'explain.rule.velocity':
    'La tendance de la seconde moitié des périodes depuis la mise en service (6 au plus), comparée à celle de la première (12 au plus). Plus vite ou moins vite n’est dit que si leurs intervalles ne se touchent pas.',
  'explain.rule.effects':
    'La médiane de 6 périodes au plus avant, comparée à celle de 6 au plus après, au moins 3 de chaque côté. Mieux ou moins bien n’est dit que de ce qui dépasse nettement les valeurs d’avant et leur tendance prolongée.',
  'explain.rule.worth':
    'De combien chaque période depuis la mise en service a été meilleure que la référence, à {rate} l’unité. Les périodes moins bonnes sont soustraites, les périodes sans mesure n’ajoutent rien.',
  'explain.rule.worth.points':
    'De combien chaque période depuis la mise en service a été meilleure que la référence, à {rate} le point de pourcentage. Les périodes moins bonnes sont soustraites, les périodes sans mesure n’ajoutent rien.',

  'explain.reason.partial': 'mesuré en partie seulement',
  'explain.reason.definition': 'mesuré selon une définition antérieure',
  'explain.reason.counterpart': 'sans période comparable dans une année antérieure',
  'explain.reason.before-go-live': 'avant la mise en service',
  'explain.reason.transition': 'la mise en service tombe dedans',
  'explain.reason.after-go-live': 'après la mise en service',
  'explain.reason.span': 'hors de l’intervalle de la référence',
  'explain.reason.before-since': 'pas après l’intervalle de la référence',
  'explain.reason.earlier': 'plus ancien que ce qui est retenu',

  'explain.median': 'Médiane de ces valeurs : {result}.',
  'explain.combined': 'Valeurs à la base : {n}, réunies par : {aggregate}.',
  'explain.step': 'Pas habituel : {step}.',
  'explain.larger': 'Le plus grand de {one} et {other} : {result}.',
  'explain.length': '{amount} en plus, car un total dépend de la longueur de sa période.',
  'explain.beyond': '{amount} : plus que les variations habituelles ({noise}).',
  'explain.within': '{amount} : pas plus que les variations habituelles ({noise}).',
  'explain.outside': 'Hors de la plage convenue : {before} au départ, {after} maintenant.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'Médiane de toutes les pentes : {change} {per} ; intervalle {low} à {high}.',
  'explain.movement.toward': 'Tout l’intervalle va vers le mieux.',
  'explain.movement.away': 'Tout l’intervalle va vers le moins bien.',
  'explain.movement.flat': 'L’intervalle contient les deux sens : aucun mouvement n’est affirmé.',
  'explain.middle':
    'Au milieu de ces valeurs, la droite se trouve à {middle} ; de là, il lui faut {periods} pour {target}.',
  'explain.due': 'Date convenue : {by} ; attendu : {on} ({earliest} à {latest}).',
  'explain.passed': 'Du temps entre le {from} et le {by}, {share} est passé.',
  'explain.due-past': 'Date convenue : {by} ; dernière période : {period}.',
  'explain.earlier': 'Avant',
  'explain.later': 'Ensuite',
  'explain.spans': '{name} : {before} avant, {after} après.',
  'explain.improvements': 'Toutes les améliorations × tarif : {formula}.',
};
