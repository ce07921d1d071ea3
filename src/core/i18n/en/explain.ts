/** Messages that explain how each figure of a result is computed, in English. Loaded on request. */
export const messages = {
  explain: 'How each number was computed',
  'explain.rounded': 'Numbers are rounded here; they were computed with all their digits.',
  'explain.page': 'How a result is computed',
  'explain.used': 'Used: {periods}.',
  'explain.left-out': 'Left out: {periods}.',

  'explain.name.values': 'Periods that count',
  'explain.name.baseline': 'Baseline',
  'explain.name.current': 'Latest value',
  'explain.name.noise': 'Normal ups and downs',
  'explain.name.change': 'Change',
  'explain.name.progress': 'Progress',
  'explain.name.reached': 'Target reached',
  'explain.name.trend': 'Trend',
  'explain.name.projection': 'Forecast',
  'explain.name.pace': 'Pace',
  'explain.name.state': 'Where it stands',
  'explain.name.velocity': 'Speed of improvement',
  'explain.name.effects': 'Before and after',
  'explain.name.worth': 'Worth',

  'explain.rule.values':
    'All values of a period become one ({aggregate}). A period counts if it has ended and was measured in full, by the definition in force. A period without a value stays a gap.',
  'explain.rule.baseline.agreed': 'The value that was agreed as the starting point.',
  'explain.rule.baseline.span': 'The median of the periods that lie wholly within the span of the baseline.',
  'explain.rule.baseline.go-live': 'The median of the latest periods before go-live, at most 12.',
  'explain.rule.baseline.season':
    'The same period of the last year before go-live, since the values repeat by the year.',
  'explain.rule.current': 'The latest period that counts.',
  'explain.rule.noise':
    'Two and a half times the usual step from one period to the next (the median of at most 24 steps), but at least {share} of the baseline. A change up to this size counts as no change.',
  'explain.rule.noise.assumed':
    'There are fewer than 6 steps from one period to the next, so at least {share} of the baseline is assumed. A change up to this size counts as no change.',
  'explain.rule.change':
    'The latest value minus the baseline. Better or worse is only said of more than the normal ups and downs.',
  'explain.rule.change.band':
    'How far the latest value lies outside the agreed range, compared with how far the baseline lay outside it.',
  'explain.rule.progress':
    'The way from the baseline to the latest value as a share of the way from the baseline to the target, rounded toward the baseline.',
  'explain.rule.progress.band': 'The share of the periods since go-live that lie within the agreed range.',
  'explain.rule.reached':
    'The first period since go-live that met the target, and whether every period since has met it.',
  'explain.rule.trend':
    'The median of the slopes between each two of the latest periods since go-live, at most 12, at least 4 (Theil–Sen). The range holds the true slope in about 8 of 10 cases (Sen, 1968).',
  'explain.rule.projection':
    'The day on which the trend’s line meets the target; the range comes from the lines with either end of the trend’s range. Given only while the result clearly moves to its target, and at most three years ahead.',
  'explain.rule.pace':
    'The forecast compared with the date due next: ahead if even the latest day is in time, on track if the likely day is, at risk if only the earliest is, else behind.',
  'explain.rule.pace.still':
    'Behind if half of the time from go-live to the date due next has passed and the result is not improving.',
  'explain.rule.pace.missed': 'Missed if the date has passed and no period that began by then met the target.',
  'explain.rule.state.unmeasured': 'No period counts yet.',
  'explain.rule.state.no-baseline': 'There is nothing to compare the latest value with.',
  'explain.rule.state.too-few': 'Fewer than 3 periods since go-live count: too few to judge.',
  'explain.rule.state.stale': 'The latest period that counts ended more than two periods ago.',
  'explain.rule.state.reached': 'The latest value meets the target.',
  'explain.rule.state.regressed': 'The latest value is worse than the baseline by more than the normal ups and downs.',
  'explain.rule.state.regressed.band':
    'The latest value lies outside the agreed range and the baseline did not, or it lies further out by more than the normal ups and downs.',
  'explain.rule.state.moving':
    'The trend points to the better, and what was gained is more than the normal ups and downs.',
  'explain.rule.state.moving.early':
    'Better than the baseline by more than the normal ups and downs. With fewer than 6 periods since go-live, a trend need not be visible yet.',
  'explain.rule.state.stalled':
    'Better than the baseline by more than the normal ups and downs, but without a clear trend to the better, or with one that has slowed.',
  'explain.rule.state.unchanged': 'Neither the change nor the trend is clearly more than the normal ups and downs.',
  'explain.rule.velocity':
    'The trend of the later half of the periods since go-live (at most 6) compared with that of the earlier half (at most 12). Faster or slower is only said where their ranges do not meet.',
  'explain.rule.effects':
    'The median of up to 6 periods before compared with that of up to 6 after, at least 3 on each side. Better or worse is only said of what lies clearly beyond both the values before and their trend carried on.',
  'explain.rule.worth':
    'How much better each period since go-live was than the baseline, at {rate} a unit. Worse periods subtract, periods not measured add nothing.',
  'explain.rule.worth.points':
    'How much better each period since go-live was than the baseline, at {rate} a percentage point. Worse periods subtract, periods not measured add nothing.',

  'explain.reason.partial': 'measured only in part',
  'explain.reason.definition': 'measured by an earlier definition',
  'explain.reason.counterpart': 'without a matching period in an earlier year',
  'explain.reason.before-go-live': 'before go-live',
  'explain.reason.transition': 'go-live lies within it',
  'explain.reason.after-go-live': 'after go-live',
  'explain.reason.span': 'outside the span of the baseline',
  'explain.reason.before-since': 'not after the span of the baseline',
  'explain.reason.earlier': 'further back than is used',

  'explain.median': 'Median of these values: {result}.',
  'explain.combined': 'Values behind it: {n}, combined as {aggregate}.',
  'explain.step': 'Usual step: {step}.',
  'explain.larger': 'The larger of {one} and {other}: {result}.',
  'explain.length': '{amount} more, since a total depends on the length of its period.',
  'explain.beyond': '{amount} is more than the normal ups and downs ({noise}).',
  'explain.within': '{amount} is no more than the normal ups and downs ({noise}).',
  'explain.outside': 'Outside the agreed range by {before} then, by {after} now.',
  'explain.slope': '{change} {per}',
  'explain.slopes': 'Median of all slopes: {change} {per}; range {low} to {high}.',
  'explain.movement.toward': 'The whole range points to the better.',
  'explain.movement.away': 'The whole range points to the worse.',
  'explain.movement.flat': 'The range holds both ways, so no movement is claimed.',
  'explain.middle': 'In the middle of these values the line stands at {middle}; it meets {target} {periods} later.',
  'explain.due': 'Due {by}; expected {on} ({earliest} to {latest}).',
  'explain.passed': 'Of the time from {from} to {by}, {share} has passed.',
  'explain.due-past': 'Due {by}; latest period: {period}.',
  'explain.earlier': 'Earlier',
  'explain.later': 'Later',
  'explain.spans': '{name}: {before} before, {after} after.',
  'explain.improvements': 'All improvements together × rate: {formula}.',
} as const satisfies Record<string, string>;
