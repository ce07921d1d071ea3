// Sets the config later.
import '../main.js';

document.querySelector('button')?.addEventListener('click', (event) => {
  const config = (event.target as Element).closest('section')?.querySelector('waymark-config');
  if (config) config.src = '/accounts/northwind.json';
});
