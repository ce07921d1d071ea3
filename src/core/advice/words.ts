/** The finding and the remedy of each rule. English, like all output of the command line. */
export const RULE_MESSAGES = {
  // results and measurement
  'vendor-metric': [
    '“{name}” measures your product, not their business.',
    'Set "kind: signal", or name what it changes for them.',
  ],
  'no-customer-result': ['No result is measured by the customer.', 'Ask which number their own management looks at.'],
  'no-definition': [
    '“{name}” has no definition.',
    'Write down exactly what is counted, so that anyone could count it again.',
  ],
  'no-source': ['“{name}” has no source.', 'Name the system and table that its values come from.'],
  'no-baseline': ['“{name}” has no baseline: no change can be shown.', 'Agree on a value, its date, and who agreed.'],
  'baseline-thin': [
    'The baseline of “{name}” is computed from {count} periods.',
    'Agree on a value with the customer.',
  ],
  'quiet-weekends': [
    '“{name}” is judged by days, and some days of the week are much quieter than the others.',
    'Set "period: week": else every weekend looks like a change.',
  ],
  'yearly-repetition': [
    '“{name}” repeats by the year, and each period is compared with all of them.',
    'Set "season: year": each period is then compared with the same one before go-live.',
  ],
  'values-correlated': [
    'The values of “{name}” hang together from one to the next (lag-one correlation {correlation}): a change may last for a while and pass by itself.',
    'Judge it with care, or use longer periods.',
  ],
  'few-before': [
    '“{name}” has {count} of the 6 periods before go-live that tell its normal ups and downs.',
    'Add earlier values, or judge it with care.',
  ],
  'baseline-not-agreed': ['Nobody has agreed to the baseline of “{name}”.', 'Have it agreed, with name and day.'],
  'no-target': ['“{name}” has no target.', 'Agree on a value and a day.'],
  'no-target-day': ['The target of “{name}” has no day.', 'Agree on the day by which it shall be reached.'],
  'target-not-agreed': [
    'Nobody has agreed to the target of “{name}”.',
    'A standard’s target is a proposal: agree on their own.',
  ],
  'target-past': [
    'The target of “{name}” was due on {day} and is not reached.',
    'Say why in a note, and agree on a new day.',
  ],
  'ask-why': ['“{name}” is {state} and no note says why.', 'Ask the customer, and add a note.'],
  'measuring-stopped': [
    '“{name}” is no longer measured.',
    'Resume it, or mark a break with a note: to stop measuring is no answer to a stall.',
  ],
  'not-materialized': [
    'The customer has neither confirmed nor disputed “{name}” in the last 90 days.',
    'Show it to them, and have it confirmed.',
  ],
  'disputed-open': [
    'The customer disputed “{name}” on {day}, and nothing has followed.',
    'Settle the definition or the source with them.',
  ],
  'too-many-results': ['The plan is measured by {count} results.', 'Ask which one matters most; keep three at most.'],
  'purpose-unmeasured': [
    'No result measures the purpose.',
    'Name one to three of the customer’s own metrics in the plan.',
  ],
  'worth-unsaid': [
    '“{name}” has improved, and nobody has said what that is worth.',
    'Agree on a rate with their finance department.',
  ],
  // behaviour
  'no-behavior': ['No behaviour moves “{name}”.', 'Ask what they do differently, and track it.'],
  'behavior-unmeasured': ['“{name}” began on {day} and is not measured.', 'A simple count is enough.'],
  'too-many-behaviors': ['{count} behaviours move “{name}”.', 'Keep the one or two that matter most.'],
  'behavior-fading': [
    '“{name}” fades, and no open action moves it.',
    'Agree on one action: the result will follow the behaviour.',
  ],
  'behavior-is-usage': ['“{name}” is use of your product.', 'Ask what changes in their own process.'],
  'result-without-change': [
    '“{name}” is better although every behaviour for it was missed.',
    'The cause is elsewhere: find it, and do not claim it.',
  ],
  // plan, people
  chain: ['The first broken link: {link}.', 'Mend it before the links that follow.'],
  'only-actions': ['This is a list of next actions, no plan yet.', 'Add purpose, metric and target.'],
  untied: ['“{name}” is tied to no result.', 'Name the metric it moves, or drop it.'],
  unowned: ['“{name}” is owned by nobody.', 'Name a role.'],
  cycle: ['These wait for each other: {names}.', 'Take one out of “after”.'],
  'late-path': ['The last milestone is due {day}, after the target’s day, {by}.', 'Move one of them.'],
  'same-rank': ['Of the same rank: {names}.', 'Ask the customer which comes first.'],
  'no-purpose': [
    'The plan has no purpose.',
    'Ask the sponsor for one sentence: what shall be better, for whom, and why.',
  ],
  'purpose-not-agreed': ['Nobody has agreed to the purpose.', 'Write down who agreed, and when.'],
  'purpose-stale': ['The purpose was last confirmed {days} days ago.', 'Ask whether it still stands.'],
  'sponsor-stale': ['{name} last confirmed {days} days ago.', 'Ask whether the purpose still stands.'],
  'sponsor-never': ['{name} has never confirmed.', 'Ask whether the purpose still stands.'],
  'no-sponsor': ['The plan names no executive sponsor.', 'Engage a level higher.'],
  'one-sided': ['The plan names people of one side only.', 'Name who does the work on both sides.'],
  'handoff-risk': [
    '{name} agreed to the plan and has not been heard since.',
    'Agree on weekly oversight with the sponsor through go-live.',
  ],
  'custody-late': [
    'Nobody on your side had the plan when it was agreed.',
    'Let the success manager build the plan before the sale.',
  ],
  'sponsor-changed': ['The sponsor was {before} and is {name} now.', 'Agree on the purpose anew.'],
  'milestone-without-proof': ['Nothing says how “{name}” is shown to be done.', 'Add a proof.'],
  'no-experience': [
    'The plan does not say how they need to get there.',
    'Ask which experience is appropriate for them.',
  ],
  // next phase, renewal
  'next-phase-near': ['“{name}” is nearly reached and nothing comes next.', 'Offer options for the next phase.'],
  'next-phase-renewal': [
    'The renewal is {days} days away and nothing comes next.',
    'Offer options for the next phase.',
  ],
  'next-phase-result': ['The option “{name}” promises no result.', 'Name the result that it promises.'],
  'next-phase-chosen': ['No option for the next phase is chosen.', 'Let the customer choose.'],
  'next-phase-unranked': ['No option for the next phase is ranked.', 'Let the customer rank them.'],
  'target-after-renewal': [
    'The first target is due {day}, after the renewal on {renewal}: they decide before the result is due.',
    'Agree on an interim target 90 days before.',
  ],
  'no-proof-before-renewal': [
    'Nothing proves a result before the renewal on {renewal}.',
    'Plan a milestone with a proof by 60 days before.',
  ],
  'renewal-unknown': ['The account is live and has no renewal day.', 'Add it: the plan is worked backward from it.'],
  'velocity-fading': [
    '“{name}” improves less than before, and no option brings more.',
    'Offer an improvement, new targets, or further teams.',
  ],
  // reasons to stay, fit, signals
  'off-the-map': [
    '“{name}” is not on the map of proven results: nobody has stayed for it yet.',
    'Add a proven result, or record it as new evidence.',
  ],
  'bought-for-other': [
    'They bought for a reason that is no reason to stay.',
    'Agree on a proven result at least 180 days before the renewal.',
  ],
  'precondition-unmet': [
    'They do not have what success needs: {name}.',
    'Solve it first; if it cannot be, say so to sales, not to the customer.',
  ],
  'precondition-unknown': [
    'Nobody knows whether they have what success needs: {name}.',
    'Find out, and write it to private.fit.',
  ],
  silence: [
    'The customer did nothing that is known for {days} days.',
    'Go to them with a result, not with a check-in.',
  ],
  'complaint-is-engagement': [
    'They complain: it matters to them, and is not a risk by itself.',
    'Close the loop, and look at the behaviours.',
  ],
  'contract-change': [
    'They asked on {day} to change the contract: who asks to change stays longer.',
    'Ask which use is kept, and set a target on it.',
  ],
  rescue: [
    '{count} cases in 30 days, and a behaviour is missed.',
    'The missed behaviour first: solving cases will not bring the result.',
  ],
  'lost-unclassed': ['The customer left, and class or reason is missing.', 'Ask, and write down both.'],
  // effort
  'ask-once': ['“{name}” is asked again.', 'Look the answer up before asking.'],
  defaults: ['The decision “{name}” comes without a recommendation or its reason.', 'Add what you would do, and why.'],
  'close-the-loop': ['The feedback “{name}” waits for a reply.', 'Reply, or promise a day.'],
  'meeting-needs-result': ['The meeting “{name}” serves no result.', 'Name the result it moves, or cancel it.'],
  'one-contact': [
    '“{name}” is one of several contacts for one topic.',
    'Name one, and let that person bring in the others.',
  ],
  'champion-kit': ['The champion is to build the story: “{name}”.', 'Write it for them.'],
  agenda: ['The meeting “{name}” lacks its agenda, pre-read or outcome.', 'Send all three before, or cancel it.'],
  'ready-message': ['The incident “{name}” has no text to forward.', 'Write the text that can be forwarded as it is.'],
  'period-update': ['The update “{name}” is overdue.', 'Turn the numbers into two paragraphs.'],
  'managed-follow-ups': [
    'The follow-up “{name}” is left to the customer, or has no day.',
    'Take it over, and give it a day.',
  ],
  'show-what-changed': ['Nothing says what the feedback “{name}” changed.', 'Say what changed, or why nothing did.'],
  'customer-calendar': ['Your calendar set the date of “{name}”.', 'Ask which day suits theirs.'],
  'first-time-fix': ['The case “{name}” took several tries.', 'Find out why.'],
  'untied-ask': [
    '“{name}” is asked of the customer and moves no result: it is not shown to them.',
    'Name what it moves, or drop it.',
  ],
  'minutes-unknown': [
    'Nobody says how many minutes “{name}” takes.',
    'Add an estimate: unknown minutes are asked last.',
  ],
  'ask-of-nobody': ['“{name}” is asked of no role.', 'Name the role that does it.'],
  'more-than-three': ['{count} actions are due at once.', 'Ask for three at most: move the rest.'],
  'minutes-without-result': [
    'The customer’s minutes have gone up for three months, and no result moves.',
    'Ask less, or ask for what moves a result.',
  ],
  // words
  'language-missing': ['A text lacks {languages}, which the others have.', 'Translate it.'],
  blame: ['This text blames the customer: “{text}”.', 'Say what is the case and what comes next, without blame.'],
  // the standard
  'analysis-thin': ['The standard rests on {count} analysed customers.', 'Analyse at least five who stayed.'],
  'analysis-open': ['The analysis does not answer {question}.', 'Answer it from the interviews.'],
  'analysis-old': ['The customers were interviewed {months} months ago.', 'Ask whether it still holds.'],
  'bullseye-wide': [
    'The bullseye has {measures} measures, the standard {results} results.',
    'Choose the one most important, and five results at most.',
  ],
  unproven: [
    '“{name}” of the standard has no proof.',
    'Say in how many of the analysed customers it was a reason to stay.',
  ],
  bespoke: [
    '{share} % of the accounts override definitions, milestones or behaviours of the standard: {names}.',
    'Change the standard, or let them follow it.',
  ],
} as const satisfies Record<string, readonly [finding: string, remedy: string]>;

export type RuleId = keyof typeof RULE_MESSAGES;

/** A sentence with its placeholders filled. */
export const fillTemplate = (template: string, params: Readonly<Record<string, string | number>> = {}): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(Object.hasOwn(params, name) ? params[name] : whole));
