// Loads a config whose refresh fails.
import '../main.js';

await Promise.all(
  [...document.querySelectorAll('waymark-config')].map(async (config, i) => {
    config.src = `/api/flaky?visit=${Date.now()}-${i}`;
    await config.ready;
    config.reload();
  }),
);
