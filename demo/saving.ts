// Injects faults into the demo server, and lists the events of each change.
import './main.js';

const now = document.querySelector('.now');
const showStatus = (text: string) => {
  if (now) now.textContent = text;
};

for (const button of document.querySelectorAll<HTMLButtonElement>('.server button'))
  button.addEventListener('click', () => void tell(button));

async function tell({ dataset, textContent }: HTMLButtonElement): Promise<void> {
  if (dataset.reset !== undefined) {
    await fetch('/api/receiver/reset?account=harbor', { method: 'POST' });
    document.querySelector('waymark-config')?.reload();
    return showStatus('The account is as it was.');
  }
  await fetch('/api/receiver/behavior', { method: 'DELETE' });
  const settings = JSON.parse(dataset.behavior ?? '[]') as unknown[];
  if (settings.length)
    await fetch('/api/receiver/behavior', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(settings),
    });
  showStatus(settings.length ? `From now on: ${textContent?.toLowerCase()}.` : 'The server behaves.');
}

const heard = document.querySelector('.heard');
function hear(event: Event): void {
  const { change, ...more } = (event as CustomEvent<{ change: { kind: string; target: string }; message?: string }>)
    .detail;
  const item = document.createElement('li');
  item.append(
    Object.assign(document.createElement('code'), { textContent: event.type }),
    ` ${change.kind} ${change.target} ${more.message ?? ''}`,
  );
  heard?.append(item);
}
for (const type of ['waymark-change', 'waymark-saved', 'waymark-save-failed']) document.addEventListener(type, hear);
