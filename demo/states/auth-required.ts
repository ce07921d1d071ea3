// Signs in: the page adds a header to the requests of one config, and reloads it.
import '../main.js';

document.querySelector('button')?.addEventListener('click', (event) => {
  const config = (event.target as Element).closest('section')?.querySelector('waymark-config');
  config?.addEventListener('waymark-before-request', ({ detail }) =>
    detail.headers.set('Authorization', 'Bearer demo'),
  );
  config?.reload();
});
