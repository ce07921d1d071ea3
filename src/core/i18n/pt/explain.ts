import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in Portuguese. */
export const messages: MessageTable<'explain'> = {
  explain: 'Como cada número foi calculado',
  'explain.rounded': 'Aqui os números estão arredondados; foram calculados com todas as casas.',
  'explain.page': 'Como um resultado é calculado',
  'explain.used': 'Usado: {periods}.',
  'explain.left-out': 'Não usado: {periods}.',

  'explain.name.values': 'Períodos que contam',
  'explain.name.baseline': 'Linha de base',
  'explain.name.current': 'Último valor',
  'explain.name.noise': 'Variações habituais',
  'explain.name.change': 'Mudança',
  'explain.name.progress': 'Progresso',
  'explain.name.reached': 'Meta atingida',
  'explain.name.trend': 'Tendência',
  'explain.name.projection': 'Previsão',
  'explain.name.pace': 'Ritmo',
  'explain.name.state': 'Como está',
  'explain.name.velocity': 'Ritmo da melhora',
  'explain.name.effects': 'Antes e depois',
  'explain.name.worth': 'Valor financeiro',

  'explain.rule.values':
    'Todos os valores de um período se reúnem em um ({aggregate}). Um período conta se terminou e foi medido por inteiro, pela definição em vigor. Um período sem valor fica como lacuna.',
  'explain.rule.baseline.agreed': 'O valor acordado como ponto de partida.',
  'explain.rule.baseline.span': 'A mediana dos períodos que ficam por inteiro no intervalo da linha de base.',
  'explain.rule.baseline.go-live': 'A mediana dos últimos períodos antes do go-live, no máximo 12.',
  'explain.rule.baseline.season':
    'O mesmo período do último ano antes do go-live, pois os valores se repetem a cada ano.',
  'explain.rule.current': 'O último período que conta.',
  'explain.rule.noise':
    'Duas vezes e meia o passo habitual de um período para o seguinte (a mediana de no máximo 24 passos), mas pelo menos {share} da linha de base. Uma mudança até esse tamanho não conta como mudança.',
  'explain.rule.noise.assumed':
    'Há menos de 6 passos de um período para o seguinte, por isso se supõe pelo menos {share} da linha de base. Uma mudança até esse tamanho não conta como mudança.',
  'explain.rule.change':
    'O último valor menos a linha de base. Melhor ou pior só se diz do que passa das variações habituais.',
  'explain.rule.change.band':
    'A que distância da faixa acordada está o último valor, comparada com a da linha de base.',
  'explain.rule.progress':
    'O caminho da linha de base ao último valor como parte do caminho da linha de base à meta, arredondado em direção à linha de base.',
  'explain.rule.progress.band': 'A parte dos períodos desde o go-live que ficam dentro da faixa acordada.',
  'explain.rule.reached':
    'O primeiro período desde o go-live que atingiu a meta, e se todos os seguintes também a atingiram.',
  'explain.rule.trend':
    'A mediana das inclinações entre cada dois dos últimos períodos desde o go-live, no máximo 12, no mínimo 4 (Theil–Sen). O intervalo contém a inclinação verdadeira em cerca de 8 de cada 10 casos (Sen, 1968).',
  'explain.rule.projection':
    'O dia em que a reta da tendência chega à meta; o intervalo vem das retas com os dois extremos do intervalo da tendência. Só é dada enquanto o resultado vai com clareza rumo à meta, e no máximo três anos à frente.',
  'explain.rule.pace':
    'A previsão comparada com a próxima data: adiantado se até o dia mais tardio chega a tempo, dentro do prazo se o dia provável chega, em risco se apenas o mais cedo chega, e senão atrasado.',
  'explain.rule.pace.still':
    'Atrasado se metade do tempo entre o go-live e a próxima data passou e o resultado não melhora.',
  'explain.rule.pace.missed': 'Perdida se a data passou e nenhum período que começou até então atingiu a meta.',
  'explain.rule.state.unmeasured': 'Nenhum período conta ainda.',
  'explain.rule.state.no-baseline': 'Não há nada com que comparar o último valor.',
  'explain.rule.state.too-few': 'Contam menos de 3 períodos desde o go-live: poucos para julgar.',
  'explain.rule.state.stale': 'O último período que conta terminou há mais de dois períodos.',
  'explain.rule.state.reached': 'O último valor atinge a meta.',
  'explain.rule.state.regressed': 'O último valor é pior que a linha de base por mais que as variações habituais.',
  'explain.rule.state.regressed.band':
    'O último valor está fora da faixa acordada e a linha de base não estava, ou está mais longe por mais que as variações habituais.',
  'explain.rule.state.moving': 'A tendência vai para melhor, e o que se ganhou passa das variações habituais.',
  'explain.rule.state.moving.early':
    'Melhor que a linha de base por mais que as variações habituais. Com menos de 6 períodos desde o go-live, a tendência pode não aparecer ainda.',
  'explain.rule.state.stalled':
    'Melhor que a linha de base por mais que as variações habituais, mas sem tendência clara para melhor, ou com uma que desacelerou.',
  'explain.rule.state.unchanged': 'Nem a mudança nem a tendência passam com clareza das variações habituais.',
  'explain.rule.velocity':
    'A tendência da segunda metade dos períodos desde o go-live (no máximo 6) comparada com a da primeira (no máximo 12). Mais rápido ou mais devagar só se diz se os intervalos não se tocam.',
  'explain.rule.effects':
    'A mediana de até 6 períodos antes comparada com a de até 6 depois, pelo menos 3 de cada lado. Melhor ou pior só se diz do que passa com clareza dos valores anteriores e da tendência deles prolongada.',
  'explain.rule.worth':
    'Quanto cada período desde o go-live foi melhor que a linha de base, a {rate} por unidade. Períodos piores subtraem, períodos sem medição não somam nada.',
  'explain.rule.worth.points':
    'Quanto cada período desde o go-live foi melhor que a linha de base, a {rate} por ponto percentual. Períodos piores subtraem, períodos sem medição não somam nada.',

  'explain.reason.partial': 'medido só em parte',
  'explain.reason.definition': 'medido por uma definição anterior',
  'explain.reason.counterpart': 'sem período comparável em um ano anterior',
  'explain.reason.before-go-live': 'antes do go-live',
  'explain.reason.transition': 'o go-live cai dentro dele',
  'explain.reason.after-go-live': 'depois do go-live',
  'explain.reason.span': 'fora do intervalo da linha de base',
  'explain.reason.before-since': 'não posterior ao intervalo da linha de base',
  'explain.reason.earlier': 'mais antigo do que o que se usa',

  'explain.median': 'Mediana destes valores: {result}.',
  'explain.combined': 'Valores por trás: {n}, reunidos por {aggregate}.',
  'explain.step': 'Passo habitual: {step}.',
  'explain.larger': 'O maior de {one} e {other}: {result}.',
  'explain.length': '{amount} a mais, pois um total depende da duração do período.',
  'explain.beyond': '{amount}: mais que as variações habituais ({noise}).',
  'explain.within': '{amount}: não mais que as variações habituais ({noise}).',
  'explain.outside': 'Fora da faixa acordada: {before} antes, {after} agora.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'Mediana de todas as inclinações: {change} {per}; intervalo {low} a {high}.',
  'explain.movement.toward': 'Todo o intervalo vai para melhor.',
  'explain.movement.away': 'Todo o intervalo vai para pior.',
  'explain.movement.flat': 'O intervalo contém os dois sentidos: nenhum movimento é afirmado.',
  'explain.middle': 'No meio destes valores a reta está em {middle}; dali ela leva {periods} para chegar a {target}.',
  'explain.due': 'Data acordada: {by}; previsto: {on} ({earliest} a {latest}).',
  'explain.passed': 'Do tempo entre {from} e {by}, {share} passou.',
  'explain.due-past': 'Data acordada: {by}; último período: {period}.',
  'explain.earlier': 'Primeiro',
  'explain.later': 'Depois',
  'explain.spans': '{name}: {before} antes, {after} depois.',
  'explain.improvements': 'Todas as melhoras × taxa: {formula}.',
};
