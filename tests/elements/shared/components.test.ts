import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { tokens } from '../../../src/elements/shared/base-styles.js';
import { componentStyles } from '../../../src/elements/shared/component-styles.js';
import { initialsOf } from '../../../src/elements/shared/owner-initials.js';
import { progressBar } from '../../../src/elements/shared/progress-bar.js';
import { tabs } from '../../../src/elements/shared/segmented-control.js';

class Probe extends LitElement {
  static override styles = [tokens, ...componentStyles];
  content: () => unknown = () => null;
  override render() {
    return html`<div class="root">${this.content()}</div>`;
  }
}
customElements.define('test-components', Probe);

async function probe(content: () => unknown, properties: Record<string, string> = {}): Promise<Probe> {
  const element = document.createElement('test-components') as Probe;
  element.content = content;
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  document.body.append(element);
  await element.updateComplete;
  return element;
}
const inside = (element: Probe, selector: string): HTMLElement => element.renderRoot.querySelector(selector)!;

/** sRGB of a colour as the browser paints it. */
function painted(color: string): [number, number, number] {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

/** WCAG 2 contrast ratio. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other]
    .map((color) => {
      const [red = 0, green = 0, blue = 0] = painted(color).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const ACCENTS = ['#0f766e', '#b42318', '#f97316', '#facc15', '#4f46e5', '#ffffff', '#000000', '#ff8f80', '#0d6efd'];
/** Text on its ground, and the lowest ratio that WCAG allows: 4.5 for text, 3 for shapes. */
const PAIRS: [front: string, ground: string, lowest: number][] = [
  ['ink', 'surface', 7],
  ['ink-2', 'surface', 4.5],
  ['ink-2', 'sunken', 4.5],
  ['ink-3', 'surface', 4.5],
  ['neutral', 'neutral-tint', 4.5],
  ['accent', 'surface', 4.5],
  ['accent', 'accent-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['better', 'surface', 4.5],
  ['better', 'better-tint', 4.5],
  ['worse', 'surface', 4.5],
  ['worse', 'worse-tint', 4.5],
  ['watch', 'surface', 4.5],
  ['watch', 'watch-tint', 4.5],
  ['ink', 'watch-tint', 4.5],
  ['surface', 'better', 4.5],
  ['control', 'surface', 3],
  ['series', 'surface', 3],
  ['series-before', 'surface', 3],
  ['series-other', 'surface', 3],
];

describe('colours', () => {
  for (const scheme of ['light', 'dark'])
    for (const accent of ACCENTS)
      it(`have their contrast in ${scheme}, with the accent ${accent}`, async () => {
        const element = await probe(() => html`<i class="swatch"></i>`, {
          'color-scheme': scheme,
          '--waymark-accent': accent,
        });
        const swatch = inside(element, '.swatch');
        const value = (name: string) => {
          swatch.style.color = `var(--_${name})`;
          return getComputedStyle(swatch).color;
        };
        const low = PAIRS.flatMap(([front, ground, lowest]) => {
          const ratio = contrast(value(front), value(ground));
          return ratio < lowest ? [`${front} on ${ground}: ${ratio.toFixed(2)} < ${lowest}`] : [];
        });
        expect(low).to.deep.equal([]);
        element.remove();
      });

  for (const scheme of ['light', 'dark'])
    it(`of a state differ from each other and do not follow the accent in ${scheme}`, async () => {
      const seen = new Set<string>();
      for (const accent of ACCENTS) {
        const element = await probe(() => html`<i class="swatch"></i>`, {
          'color-scheme': scheme,
          '--waymark-accent': accent,
        });
        const swatch = inside(element, '.swatch');
        const states = ['better', 'worse', 'watch'].map((name) => {
          swatch.style.color = `var(--_${name})`;
          return getComputedStyle(swatch).color;
        });
        expect(new Set(states).size).to.equal(3);
        seen.add(states.join(' '));
        element.remove();
      }
      expect(seen.size).to.equal(1);
    });
});

describe('type', () => {
  for (const base of ['8px', '16px', '24px'])
    it(`has six sizes, none under 12 px, at a font size of ${base}`, async () => {
      const sizes = ['xs', 'sm', 'md', 'lg', 'xl', '2xl'];
      const element = await probe(() => html`<i class="swatch">x</i>`, { '--waymark-font-size': base });
      const swatch = inside(element, '.swatch');
      const px = sizes.map((size) => {
        swatch.style.fontSize = `var(--_text-${size})`;
        return parseFloat(getComputedStyle(swatch).fontSize);
      });
      expect(px.every((size) => size >= 12)).to.equal(true, px.join());
      expect([...px].sort((a, b) => a - b)).to.deep.equal(px);
      element.remove();
    });
});

describe('initials', () => {
  const cases: [name: string, initials: string][] = [
    ['Head of operations', 'HO'],
    ['CFO', 'CF'],
    ['Controller', 'CO'],
    ['Anna Maria Schmidt', 'AM'],
    ['経理部長', '経理'],
    ['رئيس العمليات', 'را'],
    ['ölfeld', 'ÖL'],
    ['', ''],
    ['…', ''],
  ];
  for (const [name, initials] of cases)
    it(`of "${name}" are "${initials}"`, () => expect(initialsOf(name)).to.equal(initials));
});

describe('a progress bar', () => {
  const bar = (progress: number) => () =>
    progressBar({ label: 'the way', progress, now: 'now', from: 'start', to: 'target' });
  const share = async (progress: number, dir = 'ltr') => {
    const element = await probe(bar(progress));
    element.dir = dir;
    const track = inside(element, '.bar-track').getBoundingClientRect();
    const fill = inside(element, '.bar-track > i').getBoundingClientRect();
    const [from, to] = [(fill.left - track.left) / track.width, (fill.right - track.left) / track.width];
    element.remove();
    return [from, to].map((at) => Math.round(at * 100));
  };

  it('is filled from the baseline to the share of the way', async () => {
    expect(await share(0.85)).to.deep.equal([0, 85]);
    expect(await share(0)).to.deep.equal([0, 0]);
    expect(await share(1)).to.deep.equal([0, 100]);
  });
  it('does not run over when the target is surpassed', async () => {
    expect(await share(4)).to.deep.equal([0, 100]);
  });
  it('runs to the other side of the baseline when the result got worse', async () => {
    const [from = 0, to = 0] = await share(-0.3);
    expect([from < to, to]).to.deep.equal([true, 40]);
    expect((await share(-1000))[0]).to.equal(0);
  });
  it('begins at the right on a right-to-left page', async () => {
    expect(await share(0.85, 'rtl')).to.deep.equal([15, 100]);
  });
  it('says in words what it shows', async () => {
    const element = await probe(bar(0.5));
    expect(inside(element, '[role="img"]').getAttribute('aria-label')).to.equal('the way');
    element.remove();
  });
});

describe('tabs', () => {
  it('are moved along by the arrow keys, which wrap around, and by Home and End', async () => {
    let view = 'a';
    const element = await probe(() =>
      tabs(
        'View',
        ['a', 'b', 'c'].map((value) => ({ value, text: value })),
        view,
        'panel',
        (next) => {
          view = next;
        },
      ),
    );
    const press = async (key: string) => {
      inside(element, '[role="tablist"]').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      element.requestUpdate();
      await element.updateComplete;
      return inside(element, '[aria-selected="true"]').id;
    };
    expect(await press('ArrowRight')).to.equal('tab-b');
    expect(await press('End')).to.equal('tab-c');
    expect(await press('ArrowRight')).to.equal('tab-a');
    expect(await press('ArrowLeft')).to.equal('tab-c');
    expect(await press('Home')).to.equal('tab-a');
    element.dir = 'rtl';
    expect(await press('ArrowLeft')).to.equal('tab-b');
    expect(element.renderRoot.querySelectorAll('[tabindex="0"]').length).to.equal(1);
    element.remove();
  });
});
