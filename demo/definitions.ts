// Adds to each definition what it comes to for a result of the demo.
import { html, nothing, render } from 'lit';
import { explain, loadConfig, type Config, type Figure } from '../src/core/index.js';

const configs = new Map<string, Promise<Config | undefined>>();
function configOf(account: string): Promise<Config | undefined> {
  const loaded =
    configs.get(account) ??
    loadConfig(new URL(`/accounts/${account}.json`, location.href).href).then(({ config }) => config);
  configs.set(account, loaded);
  return loaded;
}

async function showExample(place: HTMLElement): Promise<void> {
  const { account = '', metric = '' } = place.dataset;
  const id = place.closest('section')?.id;
  const config = await configOf(account);
  if (!config) return;
  const { result, figures } = explain(config, metric);
  const figure = figures.find((one) => one.id === id);
  if (!figure) return;
  const { name } = result.metric;
  render(example(figure, typeof name === 'string' ? name : (name.en ?? '')), place);
}

const example = ({ value, used, leftOut, arithmetic }: Figure, name: string) => html`
  <p><strong>${value ? `${name}: ${value}` : name}</strong></p>
  ${arithmetic.map((line) => html`<p>${line}</p>`)}
  ${used.length ? html`<p>Used: ${used.map(({ text }) => text).join('; ')}.</p>` : nothing}
  ${leftOut.length ? html`<p>Left out: ${leftOut.map(({ text }) => text).join('; ')}.</p>` : nothing}
`;

await Promise.all([...document.querySelectorAll<HTMLElement>('.example')].map(showExample));
// the examples have moved what the address points at
const section = location.hash && document.getElementById(location.hash.slice(1));
if (section) section.scrollIntoView();
