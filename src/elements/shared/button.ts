import { css } from 'lit';

/**
 * `.button` with `.primary` (one per card), `.secondary` or `.ghost`; `.icon-button` for a button with an icon only.
 */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 36px;
    max-inline-size: 100%;
    padding: 5px 13px;
    border: 1px solid transparent;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_ink);
    font: inherit;
    font-size: var(--_text-sm);
    line-height: 1.43;
    font-weight: 500;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: var(--_shadow-1);
  }
  .button.primary:hover {
    background: var(--_accent-hover);
  }
  .button.secondary {
    background: var(--_surface);
    border-color: var(--_line-2);
    box-shadow: var(--_shadow-1);
  }
  .button.ghost {
    color: var(--_ink-2);
    padding-inline: 9px;
  }
  .button.secondary:hover {
    background: var(--_hover);
  }
  .button.ghost:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  .button:is(.secondary, .ghost):active {
    background: var(--_press);
  }
  .icon-button {
    inline-size: 36px;
    padding: 0;
  }
  .button:disabled {
    background: var(--_neutral-tint);
    border-color: transparent;
    color: var(--_ink-3);
    box-shadow: none;
    cursor: default;
  }
  /* Ghost buttons that begin a line align their text with the text above. */
  .button.lead,
  .buttons > .ghost:first-child {
    margin-inline-start: -10px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  @media (pointer: coarse) {
    .button {
      min-block-size: 44px;
    }
    .icon-button {
      inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
    .button.primary:not(:disabled) {
      background: ButtonText;
      color: ButtonFace;
      forced-color-adjust: none;
    }
  }
`;
