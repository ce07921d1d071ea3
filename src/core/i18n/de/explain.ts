import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in German. */
export const messages: MessageTable<'explain'> = {
  explain: 'Wie jede Zahl berechnet wurde',
  'explain.rounded': 'Die Zahlen sind hier gerundet; gerechnet wurde mit allen Stellen.',
  'explain.page': 'Wie ein Ergebnis berechnet wird',
  'explain.used': 'Verwendet: {periods}.',
  'explain.left-out': 'Nicht verwendet: {periods}.',

  'explain.name.values': 'Gezählte Zeiträume',
  'explain.name.baseline': 'Ausgangswert',
  'explain.name.current': 'Letzter Wert',
  'explain.name.noise': 'Übliche Schwankung',
  'explain.name.change': 'Veränderung',
  'explain.name.progress': 'Fortschritt',
  'explain.name.reached': 'Ziel erreicht',
  'explain.name.trend': 'Trend',
  'explain.name.projection': 'Vorausschau',
  'explain.name.pace': 'Tempo',
  'explain.name.state': 'Wie es steht',
  'explain.name.velocity': 'Tempo der Verbesserung',
  'explain.name.effects': 'Vorher und nachher',
  'explain.name.worth': 'Geldwert',

  'explain.rule.values':
    'Alle Werte eines Zeitraums werden zu einem ({aggregate}). Ein Zeitraum zählt, wenn er zu Ende ist und vollständig nach der geltenden Definition gemessen wurde. Ein Zeitraum ohne Wert bleibt eine Lücke.',
  'explain.rule.baseline.agreed': 'Der Wert, der als Ausgangspunkt vereinbart wurde.',
  'explain.rule.baseline.span': 'Der Median der Zeiträume, die ganz in der Spanne des Ausgangswerts liegen.',
  'explain.rule.baseline.go-live': 'Der Median der letzten Zeiträume vor dem Go-live, höchstens 12.',
  'explain.rule.baseline.season':
    'Derselbe Zeitraum des letzten Jahres vor dem Go-live, da sich die Werte im Jahreslauf wiederholen.',
  'explain.rule.current': 'Der letzte Zeitraum, der zählt.',
  'explain.rule.noise':
    'Das Zweieinhalbfache des üblichen Schritts von einem Zeitraum zum nächsten (Median von höchstens 24 Schritten), aber mindestens {share} des Ausgangswerts. Eine Veränderung bis zu dieser Größe gilt nicht als Veränderung.',
  'explain.rule.noise.assumed':
    'Es gibt weniger als 6 Schritte von einem Zeitraum zum nächsten, daher werden mindestens {share} des Ausgangswerts angenommen. Eine Veränderung bis zu dieser Größe gilt nicht als Veränderung.',
  'explain.rule.change':
    'Der letzte Wert abzüglich des Ausgangswerts. Besser oder schlechter heißt nur, was über die übliche Schwankung hinausgeht.',
  'explain.rule.change.band':
    'Wie weit der letzte Wert außerhalb des vereinbarten Bereichs liegt, verglichen mit dem Ausgangswert.',
  'explain.rule.progress':
    'Der Weg vom Ausgangswert zum letzten Wert als Anteil des Weges vom Ausgangswert zum Ziel, zum Ausgangswert hin gerundet.',
  'explain.rule.progress.band': 'Der Anteil der Zeiträume seit Go-live, die im vereinbarten Bereich liegen.',
  'explain.rule.reached':
    'Der erste Zeitraum seit Go-live, der das Ziel erreicht hat, und ob jeder weitere es ebenfalls erreicht hat.',
  'explain.rule.trend':
    'Der Median der Steigungen zwischen je zwei der letzten Zeiträume seit Go-live, höchstens 12, mindestens 4 (Theil–Sen). Der Bereich enthält die wahre Steigung in etwa 8 von 10 Fällen (Sen, 1968).',
  'explain.rule.projection':
    'Der Tag, an dem die Trendlinie auf das Ziel trifft; der Bereich stammt von den Linien mit beiden Enden des Trendbereichs. Nur solange sich das Ergebnis klar auf das Ziel zubewegt, und höchstens drei Jahre voraus.',
  'explain.rule.pace':
    'Die Vorausschau verglichen mit dem nächsten Termin: schneller als geplant, wenn selbst der späteste Tag rechtzeitig ist, im Plan, wenn es der wahrscheinliche ist, gefährdet, wenn nur der früheste es ist, sonst langsamer als geplant.',
  'explain.rule.pace.still':
    'Langsamer als geplant, wenn die Hälfte der Zeit vom Go-live bis zum nächsten Termin vorbei ist und sich das Ergebnis nicht verbessert.',
  'explain.rule.pace.missed':
    'Verpasst, wenn der Termin vorbei ist und kein Zeitraum, der bis dahin begann, das Ziel erreicht hat.',
  'explain.rule.state.unmeasured': 'Noch kein Zeitraum zählt.',
  'explain.rule.state.no-baseline': 'Es gibt nichts, womit der letzte Wert verglichen werden kann.',
  'explain.rule.state.too-few': 'Weniger als 3 Zeiträume seit Go-live zählen: zu wenige für ein Urteil.',
  'explain.rule.state.stale': 'Der letzte Zeitraum, der zählt, endete vor mehr als zwei Zeiträumen.',
  'explain.rule.state.reached': 'Der letzte Wert erreicht das Ziel.',
  'explain.rule.state.regressed':
    'Der letzte Wert ist um mehr als die übliche Schwankung schlechter als der Ausgangswert.',
  'explain.rule.state.regressed.band':
    'Der letzte Wert liegt außerhalb des vereinbarten Bereichs, der Ausgangswert nicht; oder er liegt um mehr als die übliche Schwankung weiter draußen.',
  'explain.rule.state.moving': 'Der Trend zeigt zum Besseren, und gewonnen wurde mehr als die übliche Schwankung.',
  'explain.rule.state.moving.early':
    'Um mehr als die übliche Schwankung besser als der Ausgangswert. Mit weniger als 6 Zeiträumen seit Go-live muss noch kein Trend sichtbar sein.',
  'explain.rule.state.stalled':
    'Um mehr als die übliche Schwankung besser als der Ausgangswert, aber ohne klaren Trend zum Besseren oder mit einem, der langsamer geworden ist.',
  'explain.rule.state.unchanged': 'Weder Veränderung noch Trend gehen klar über die übliche Schwankung hinaus.',
  'explain.rule.velocity':
    'Der Trend der späteren Hälfte der Zeiträume seit Go-live (höchstens 6) verglichen mit dem der früheren (höchstens 12). Schneller oder langsamer heißt es nur, wenn sich ihre Bereiche nicht berühren.',
  'explain.rule.effects':
    'Der Median von bis zu 6 Zeiträumen vorher verglichen mit dem von bis zu 6 nachher, mindestens 3 auf jeder Seite. Besser oder schlechter heißt nur, was klar über die Werte davor und über ihren fortgesetzten Trend hinausgeht.',
  'explain.rule.worth':
    'Um wie viel jeder Zeitraum seit Go-live besser war als der Ausgangswert, zu {rate} je Einheit. Schlechtere werden abgezogen, nicht gemessene zählen nichts.',
  'explain.rule.worth.points':
    'Um wie viel jeder Zeitraum seit Go-live besser war als der Ausgangswert, zu {rate} je Prozentpunkt. Schlechtere werden abgezogen, nicht gemessene zählen nichts.',

  'explain.reason.partial': 'nur zum Teil gemessen',
  'explain.reason.definition': 'nach einer früheren Definition gemessen',
  'explain.reason.counterpart': 'ohne passenden Zeitraum in einem früheren Jahr',
  'explain.reason.before-go-live': 'vor dem Go-live',
  'explain.reason.transition': 'das Go-live liegt darin',
  'explain.reason.after-go-live': 'nach dem Go-live',
  'explain.reason.span': 'außerhalb der Spanne des Ausgangswerts',
  'explain.reason.before-since': 'nicht nach der Spanne des Ausgangswerts',
  'explain.reason.earlier': 'weiter zurück, als verwendet wird',

  'explain.median': 'Median dieser Werte: {result}.',
  'explain.combined': 'Werte dahinter: {n}, zusammengefasst als {aggregate}.',
  'explain.step': 'Üblicher Schritt: {step}.',
  'explain.larger': 'Das Größere von {one} und {other}: {result}.',
  'explain.length': '{amount} mehr, weil eine Summe von der Länge ihres Zeitraums abhängt.',
  'explain.beyond': '{amount}: mehr als die übliche Schwankung ({noise}).',
  'explain.within': '{amount}: nicht mehr als die übliche Schwankung ({noise}).',
  'explain.outside': 'Außerhalb des vereinbarten Bereichs: damals {before}, jetzt {after}.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'Median aller Steigungen: {change} {per}; Bereich {low} bis {high}.',
  'explain.movement.toward': 'Der ganze Bereich zeigt zum Besseren.',
  'explain.movement.away': 'Der ganze Bereich zeigt zum Schlechteren.',
  'explain.movement.flat': 'Der Bereich enthält beide Richtungen, daher wird keine Bewegung behauptet.',
  'explain.middle':
    'In der Mitte dieser Werte steht die Linie bei {middle}; bis zu {target} braucht sie von dort {periods}.',
  'explain.due': 'Termin {by}; erwartet {on} ({earliest} bis {latest}).',
  'explain.passed': 'Von der Zeit vom {from} bis zum {by} sind {share} vorbei.',
  'explain.due-past': 'Termin {by}; letzter Zeitraum: {period}.',
  'explain.earlier': 'Früher',
  'explain.later': 'Später',
  'explain.spans': '{name}: vorher {before}, nachher {after}.',
  'explain.improvements': 'Alle Verbesserungen zusammen × Satz: {formula}.',
};
