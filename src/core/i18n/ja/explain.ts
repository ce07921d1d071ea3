import type { MessageTable } from '../message-types.js';

/** Messages that explain how each figure of a result is computed, in Japanese. */
export const messages: MessageTable<'explain'> = {
  explain: '各数値の計算方法',
  'explain.rounded': 'ここでは数値を丸めて表示しています。計算にはすべての桁を使っています。',
  'explain.page': '結果の計算方法',
  'explain.used': '使用：{periods}。',
  'explain.left-out': '不使用：{periods}。',

  'explain.name.values': '数える期間',
  'explain.name.baseline': 'ベースライン',
  'explain.name.current': '最新の値',
  'explain.name.noise': '通常の変動',
  'explain.name.change': '変化',
  'explain.name.progress': '進捗',
  'explain.name.reached': '目標の達成',
  'explain.name.trend': '傾向',
  'explain.name.projection': '予測',
  'explain.name.pace': 'ペース',
  'explain.name.state': '状況',
  'explain.name.velocity': '改善の速さ',
  'explain.name.effects': '前と後',
  'explain.name.worth': '金額換算',

  'explain.rule.values':
    '期間内のすべての値を1つにまとめます（{aggregate}）。終わっていて、現在の定義で全体が測定された期間だけを数えます。値のない期間は空白のままです。',
  'explain.rule.baseline.agreed': '出発点として合意した値です。',
  'explain.rule.baseline.span': 'ベースラインの対象期間に完全に含まれる各期間の中央値です。',
  'explain.rule.baseline.go-live': '本稼働前の直近の期間（最大12）の中央値です。',
  'explain.rule.baseline.season': '値が年ごとに繰り返すため、本稼働前の最後の1年の同じ期間です。',
  'explain.rule.current': '数える期間のうち最新のものです。',
  'explain.rule.noise':
    '期間から次の期間への通常の差（最大24の差の中央値）の2.5倍、ただし少なくともベースラインの{share}です。この大きさまでの変化は、変化とみなしません。',
  'explain.rule.noise.assumed':
    '期間から次の期間への差が6未満のため、少なくともベースラインの{share}と仮定しています。この大きさまでの変化は、変化とみなしません。',
  'explain.rule.change':
    '最新の値からベースラインを引いたものです。通常の変動を超える場合にだけ、改善または悪化とみなします。',
  'explain.rule.change.band': '最新の値が合意した範囲からどれだけ離れているかを、ベースラインと比べます。',
  'explain.rule.progress':
    'ベースラインから目標までの道のりに対する、ベースラインから最新の値までの割合です。ベースライン側に丸めます。',
  'explain.rule.progress.band': '本稼働後の期間のうち、合意した範囲内にあるものの割合です。',
  'explain.rule.reached': '本稼働後に初めて目標を達成した期間と、以降のすべての期間で達成しているかどうかです。',
  'explain.rule.trend':
    '本稼働後の直近の期間（最大12、最小4）の各2つを結ぶ傾きの中央値です（Theil–Sen）。範囲は、10のうち約8の場合に真の傾きを含みます（Sen、1968年）。',
  'explain.rule.projection':
    '傾向の線が目標に達する日です。範囲は、傾向の範囲の両端を傾きとする線から求めます。目標へ明らかに向かっている間だけ、最長3年先まで示します。',
  'explain.rule.pace':
    '予測を次の期限と比べます。最も遅い日でも間に合えば予定より早い、見込みの日が間に合えば予定どおり、最も早い日だけが間に合えば遅れるおそれあり、それ以外は予定より遅れです。',
  'explain.rule.pace.still': '本稼働から次の期限までの時間の半分が過ぎ、改善していなければ、予定より遅れです。',
  'explain.rule.pace.missed': '期限が過ぎ、期限までに始まったどの期間も目標を達成していなければ、期限超過です。',
  'explain.rule.state.unmeasured': '数える期間がまだありません。',
  'explain.rule.state.no-baseline': '最新の値と比べるものがありません。',
  'explain.rule.state.too-few': '本稼働後に数える期間が3未満で、判断するには少なすぎます。',
  'explain.rule.state.stale': '数える期間のうち最新のものが終わってから、2期間を超えています。',
  'explain.rule.state.reached': '最新の値が目標を達成しています。',
  'explain.rule.state.regressed': '最新の値が、通常の変動を超えてベースラインより悪くなっています。',
  'explain.rule.state.regressed.band':
    '最新の値が合意した範囲の外にあり、ベースラインは範囲内でした。または、通常の変動を超えてさらに離れています。',
  'explain.rule.state.moving': '傾向が改善に向かい、改善した量が通常の変動を超えています。',
  'explain.rule.state.moving.early':
    '通常の変動を超えてベースラインより改善しています。本稼働後の期間が6未満では、傾向がまだ見えないことがあります。',
  'explain.rule.state.stalled':
    '通常の変動を超えてベースラインより改善していますが、改善に向かう明らかな傾向がないか、傾向が鈍化しています。',
  'explain.rule.state.unchanged': '変化も傾向も、通常の変動を明らかには超えていません。',
  'explain.rule.velocity':
    '本稼働後の期間の後半（最大6）の傾向を、前半（最大12）の傾向と比べます。範囲が重ならない場合にだけ、加速または鈍化とみなします。',
  'explain.rule.effects':
    '前の最大6期間の中央値を、後の最大6期間の中央値と比べます（それぞれ3以上）。前の値とその傾向の延長の両方を明らかに超える場合にだけ、改善または悪化とみなします。',
  'explain.rule.worth':
    '本稼働後の各期間がベースラインよりどれだけ良かったかを、1単位あたり{rate}で換算します。悪かった期間は差し引き、未測定の期間は加えません。',
  'explain.rule.worth.points':
    '本稼働後の各期間がベースラインよりどれだけ良かったかを、1ポイントあたり{rate}で換算します。悪かった期間は差し引き、未測定の期間は加えません。',

  'explain.reason.partial': '一部のみ測定',
  'explain.reason.definition': '以前の定義で測定',
  'explain.reason.counterpart': '以前の年に対応する期間なし',
  'explain.reason.before-go-live': '本稼働前',
  'explain.reason.transition': '途中で本稼働',
  'explain.reason.after-go-live': '本稼働後',
  'explain.reason.span': 'ベースラインの対象期間外',
  'explain.reason.before-since': 'ベースラインの対象期間より後ではない',
  'explain.reason.earlier': '使う範囲より前',

  'explain.median': 'これらの値の中央値：{result}。',
  'explain.combined': '元の値：{n}件、{aggregate}としてまとめています。',
  'explain.step': '通常の差：{step}。',
  'explain.larger': '{one}と{other}の大きい方：{result}。',
  'explain.length': '合計は期間の長さに左右されるため、{amount}を加えます。',
  'explain.beyond': '{amount}は、通常の変動（{noise}）を超えています。',
  'explain.within': '{amount}は、通常の変動（{noise}）を超えていません。',
  'explain.outside': '合意した範囲からの距離：当時{before}、現在{after}。',
  'explain.slope': '{per}あたり{change}',
  'explain.slopes': 'すべての傾きの中央値：{per}あたり{change}、範囲{low}～{high}。',
  'explain.movement.toward': '範囲全体が改善に向かっています。',
  'explain.movement.away': '範囲全体が悪化に向かっています。',
  'explain.movement.flat': '範囲が両方向を含むため、動きがあるとはみなしません。',
  'explain.middle': 'これらの値の中央で、線は{middle}にあり、{target}に達するのは{periods}後です。',
  'explain.due': '期限{by}、見込み{on}（{earliest}～{latest}）。',
  'explain.passed': '{from}から{by}までの時間のうち、{share}が過ぎました。',
  'explain.due-past': '期限{by}、最新の期間：{period}。',
  'explain.earlier': '前半',
  'explain.later': '後半',
  'explain.spans': '{name}：前{before}、後{after}。',
  'explain.improvements': '改善の合計×単価：{formula}。',
};
