import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.js';

export type Tone = 'better' | 'worse' | 'watch' | 'neutral' | 'solid';

/** A status as a word with an icon and a colour. The colour is not the only sign. */
export const chip = (text: string, tone: Tone = 'neutral', name?: IconName): TemplateResult =>
  html`<span class="chip ${tone}">${name ? icon(name) : nothing}${text}</span>`;

export const chipStyles = css`
  .chip {
    --_chip-bg: var(--_neutral-tint);
    display: inline-flex;
    align-items: center;
    flex: none;
    gap: 4px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 4px 10px 4px 6px;
    padding-inline: 6px 10px;
    border-radius: 12px;
    background: var(--_chip-bg);
    color: var(--_neutral);
    font-size: var(--_text-xs);
    line-height: 1.34;
    font-weight: 500;
    unicode-bidi: plaintext;
  }
  .chip:not(:has(.icon)) {
    padding-inline: 10px;
  }
  .chip.better {
    --_chip-bg: var(--_better-tint);
    color: var(--_better);
  }
  .chip.worse {
    --_chip-bg: var(--_worse-tint);
    color: var(--_worse);
  }
  .chip.watch {
    --_chip-bg: var(--_watch-tint);
    color: var(--_watch);
  }
  .chip.solid {
    --_chip-bg: var(--_better);
    color: var(--_surface);
  }
  .chip .icon {
    inline-size: 14px;
    block-size: 14px;
    margin: 1px;
  }
  @media (forced-colors: active) {
    .chip {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
  }
`;
