import { createElement as h, useEffect, useRef } from 'react';

// as docs/frameworks.md says: the config as JSON text, listeners by a ref
export function App({ account }) {
  const plan = useRef(null);
  useEffect(() => {
    const heard = ({ detail }) => window.heard.push(`select ${detail.id}`);
    plan.current.addEventListener('waymark-select', heard);
    return () => plan.current?.removeEventListener('waymark-select', heard);
  }, []);
  return h('main', null, h('waymark-success-plan', { ref: plan, config: JSON.stringify(account), 'heading-level': 3 }));
}
