/** The look of everything here, from Home Assistant's own variables; each with a value for where they are missing. */
import { css } from "lit";

export const styles = css`
  :host {
    --dt-text: var(--primary-text-color, #212121);
    --dt-soft: color-mix(in srgb, var(--secondary-text-color, #5e5e5e) 75%, var(--primary-text-color, #212121));
    --dt-line: var(--divider-color, rgba(0, 0, 0, 0.12));
    --dt-card: var(--ha-card-background, var(--card-background-color, #fff));
    --dt-page: var(--primary-background-color, #fafafa);
    --dt-accent: var(--primary-color, #009ac7);
    --dt-good: var(--success-color, #43a047);
    --dt-warn: var(--warning-color, #ffa600);
    --dt-bad: var(--error-color, #db4437);
    --dt-radius: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
    --dt-tint: color-mix(in srgb, var(--dt-accent) 12%, transparent);
    --dt-link: color-mix(in srgb, var(--dt-accent) 62%, var(--dt-text));
    font-family: var(--ha-font-family-body, Roboto, Noto, sans-serif);
    font-size: 14px;
    line-height: 1.43;
    color: var(--dt-text);
    -webkit-font-smoothing: antialiased;
  }
  /* Sentences in another script than the page's keep their own order of words and marks. */
  :host(:dir(rtl)) {
    text-align: right;
  }
  :host(:dir(rtl)) * {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) svg.icon.turns {
    transform: scaleX(-1);
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
    font-weight: 400;
  }
  h2 {
    font-size: 16px;
    font-weight: 500;
    letter-spacing: 0.1px;
  }
  h3 {
    font-size: 14px;
    font-weight: 500;
  }
  a {
    color: var(--dt-link);
  }
  a.plain {
    color: inherit;
    text-decoration: none;
  }
  .card {
    background: var(--dt-card);
    border-radius: var(--dt-radius);
    border: var(--ha-card-border-width, 1px) solid var(--ha-card-border-color, var(--dt-line));
    box-shadow: var(--ha-card-box-shadow, none);
    padding: 16px;
    min-width: 0;
  }
  .card > header {
    display: flex;
    align-items: center;
    gap: 8px 12px;
    flex-wrap: wrap;
    margin-bottom: 12px;
    min-height: 32px;
  }
  .card > header h2 {
    flex: 1 1 auto;
    min-width: min(100%, 140px);
  }
  .soft {
    color: var(--dt-soft);
  }
  .small {
    font-size: 12px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    flex-wrap: wrap;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .page {
    max-width: 1200px;
    margin: 0 auto;
    padding: 16px 16px 32px;
    display: grid;
    gap: 16px;
  }
  .page > * {
    min-width: 0;
  }
  .columns {
    display: grid;
    gap: 16px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
    align-items: start;
  }
  .stack {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  svg.icon {
    width: 24px;
    height: 24px;
    fill: currentColor;
    flex: none;
    display: block;
  }
  svg.icon.s {
    width: 18px;
    height: 18px;
  }
  button,
  .button {
    font: inherit;
    font-weight: 500;
    color: var(--dt-link);
    background: none;
    border: 0;
    border-radius: 18px;
    min-height: 36px;
    padding: 0 14px;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    cursor: pointer;
    text-decoration: none;
    white-space: nowrap;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--dt-tint);
  }
  button:focus-visible,
  a:focus-visible,
  .button:focus-visible,
  summary:focus-visible,
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--dt-accent);
    outline-offset: 2px;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.filled,
  .button.filled {
    background: color-mix(in srgb, var(--dt-accent) 76%, #000);
    color: #fff;
  }
  button.filled:hover:not(:disabled),
  .button.filled:hover {
    background: color-mix(in srgb, var(--dt-accent) 66%, #000);
  }
  button.tonal,
  .button.tonal {
    background: var(--dt-tint);
  }
  button.danger {
    color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
  }
  button.round {
    width: 40px;
    min-height: 40px;
    padding: 0;
    border-radius: 20px;
    color: inherit;
  }
  .chips {
    display: flex;
    gap: 8px;
    flex-wrap: wrap;
  }
  button.chip {
    min-height: 32px;
    border-radius: 16px;
    border: 1px solid var(--dt-line);
    padding: 0 12px;
    color: var(--dt-text);
    font-weight: 400;
  }
  button.chip[aria-pressed="true"] {
    background: var(--dt-tint);
    border-color: transparent;
    font-weight: 500;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    border-radius: 10px;
    padding: 1px 8px;
    font-size: 12px;
    line-height: 18px;
    background: color-mix(in srgb, var(--dt-soft) 16%, transparent);
    white-space: nowrap;
  }
  .badge.good {
    background: color-mix(in srgb, var(--dt-good) 22%, transparent);
  }
  .badge.warn {
    background: color-mix(in srgb, var(--dt-warn) 28%, transparent);
  }
  .badge.bad {
    background: color-mix(in srgb, var(--dt-bad) 22%, transparent);
  }
  .badge.accent {
    background: color-mix(in srgb, var(--dt-accent) 20%, transparent);
  }
  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    flex: none;
    background: var(--dt-soft);
  }
  .dot.good {
    background: var(--dt-good);
  }
  .dot.warn {
    background: var(--dt-warn);
  }
  .dot.bad {
    background: var(--dt-bad);
  }
  label.field {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--dt-soft);
    min-width: 0;
  }
  input,
  select,
  textarea {
    font: inherit;
    font-size: 14px;
    color: var(--dt-text);
    background: color-mix(in srgb, var(--dt-soft) 8%, var(--dt-card));
    border: 1px solid color-mix(in srgb, var(--dt-soft) 55%, transparent);
    border-radius: 8px;
    min-height: 40px;
    padding: 8px 12px;
    width: 100%;
    min-width: 0;
  }
  input[type="checkbox"],
  input[type="radio"] {
    width: 18px;
    height: 18px;
    min-height: 0;
    padding: 0;
    margin: 0;
    accent-color: var(--dt-accent);
    flex: none;
  }
  input[type="range"] {
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--dt-accent);
  }
  option {
    background: var(--dt-card);
    color: var(--dt-text);
  }
  textarea {
    font-family: var(--ha-font-family-code, monospace);
    font-size: 13px;
    min-height: 120px;
    resize: vertical;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 13px;
  }
  th {
    text-align: start;
    font-weight: 500;
    color: var(--dt-soft);
    font-size: 12px;
  }
  th,
  td {
    padding: 6px 8px 6px 0;
    border-bottom: 1px solid var(--dt-line);
    vertical-align: top;
  }
  tr:last-child td {
    border-bottom: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  .notice {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    border-radius: 8px;
    padding: 10px 12px;
    background: color-mix(in srgb, var(--dt-accent) 10%, transparent);
  }
  .notice .soft {
    color: inherit;
  }
  .notice.warn {
    background: color-mix(in srgb, var(--dt-warn) 16%, transparent);
  }
  .notice.bad {
    background: color-mix(in srgb, var(--dt-bad) 14%, transparent);
  }
  .notice.good {
    background: color-mix(in srgb, var(--dt-good) 14%, transparent);
  }
  .state {
    display: grid;
    justify-items: center;
    text-align: center;
    gap: 8px;
    padding: 48px 16px;
    color: var(--dt-soft);
  }
  .state svg.icon {
    width: 48px;
    height: 48px;
    opacity: 0.7;
  }
  .state h2 {
    color: var(--dt-text);
  }
  .state p {
    max-width: 44ch;
  }
  ul.plain {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 8px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bar {
    height: 6px;
    border-radius: 3px;
    overflow: hidden;
    background: color-mix(in srgb, var(--dt-soft) 20%, transparent);
  }
  .bar > i {
    display: block;
    height: 100%;
    border-radius: 3px;
    background: var(--dt-accent);
  }
  .bar.busy > i {
    width: 35%;
    animation: slide 1.4s ease-in-out infinite;
  }
  @keyframes slide {
    from {
      margin-inline-start: -35%;
    }
    to {
      margin-inline-start: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar.busy > i {
      animation: none;
      width: 100%;
      opacity: 0.5;
    }
  }
  .skeleton {
    border-radius: var(--dt-radius);
    background: color-mix(in srgb, var(--dt-soft) 10%, var(--dt-card));
    min-height: 104px;
  }
  dialog {
    border: 0;
    padding: 0;
    color: inherit;
    background: var(--dt-card);
    border-radius: 20px;
    width: min(560px, calc(100vw - 32px));
    max-height: calc(100dvh - 64px);
    box-shadow: 0 8px 40px rgba(0, 0, 0, 0.35);
  }
  dialog::backdrop {
    background: rgba(0, 0, 0, 0.5);
  }
  dialog .content {
    padding: 20px 24px;
    display: grid;
    gap: 16px;
  }
  dialog .content > header {
    font-size: 20px;
  }
  dialog pre {
    margin: 0;
    padding: 10px;
    overflow: auto;
    max-height: 50vh;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    direction: ltr;
    text-align: left;
    user-select: all;
    font-family: var(--ha-font-family-code, monospace);
    font-size: 13px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
  }
  dialog .actions {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    flex-wrap: wrap;
  }
  @media (max-width: 600px) {
    .page {
      padding: 12px 12px 24px;
      gap: 12px;
    }
    .columns {
      gap: 12px;
    }
    .card {
      padding: 14px;
    }
    button,
    .button {
      min-height: 40px;
    }
  }
`;
