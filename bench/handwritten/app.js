// The page that a good front-end developer would write by hand for one account: a chart by Chart.js, and plain lists.
import { showEffort } from './effort.js';
import { showPlan } from './plan.js';
import { showResults } from './results.js';

const part = (id) => document.getElementById(id);
const results = part('results');

const config = await (await fetch(results ? '/accounts/northwind.json' : '/long.json')).json();
const metric = config.metrics.find(({ id }) => id === config.plan.metrics[0]);
if (results && metric) showResults(results, config, metric);
showPlan(part('plan'), config);
showEffort(part('effort'), config);
