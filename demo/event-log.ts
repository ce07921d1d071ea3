// Lists the events of the widgets below each section.
import type { Issue } from '../src/core/config/issues.js';

const place = ({ path, line, column }: Issue): string =>
  line === undefined ? path : `${path} (line ${line}, column ${column})`;
const lines = (issues: readonly Issue[]): string[] =>
  issues.map((issue) => `${place(issue)}: ${issue.message} ${issue.hint ?? ''}`.trim());

function hear(event: Event, said: string[]): void {
  const { target } = event;
  // skips the repetition by a widget inside a <waymark-config>
  if (!(target instanceof Element) || target.parentElement?.closest('waymark-config')) return;
  const list = target.closest('section')?.querySelector('.heard');
  if (!list) return;
  const item = document.createElement('li');
  const name = document.createElement('code');
  name.textContent = event.type;
  item.append(name, ...said.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
  list.append(item);
}

document.addEventListener('waymark-ready', (event) => {
  const { warnings } = event.detail;
  hear(event, warnings.length ? lines(warnings) : ['no warnings']);
});
document.addEventListener('waymark-error', (event) => hear(event, lines(event.detail.issues)));
