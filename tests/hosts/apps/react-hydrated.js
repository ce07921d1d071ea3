import { createElement as h } from 'react';
import { hydrateRoot } from 'react-dom/client';
import 'waymark/define';
import { App } from './react-server-app.js';

hydrateRoot(document.querySelector('#app'), h(App, { account: window.account }));
