/** How the view of one twin looks. */
import { css } from "lit";

export const looks = css`
  .head {
    display: flex;
    gap: 16px;
    align-items: center;
  }
  .head .kind {
    width: 56px;
    height: 56px;
    border-radius: 28px;
    display: grid;
    place-items: center;
    background: var(--dt-tint);
    color: var(--dt-link);
    flex: none;
  }
  .head h1 {
    font-size: 24px;
    line-height: 1.2;
  }
  .head .value {
    font-size: 28px;
    line-height: 1.1;
    white-space: nowrap;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .alert {
    display: grid;
    gap: 6px;
    padding: 10px 12px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--dt-warn) 16%, transparent);
  }
  .alert.bad {
    background: color-mix(in srgb, var(--dt-bad) 14%, transparent);
  }
  .scatter {
    margin: 8px 0 0;
  }
  .scatter svg {
    width: min(100%, 320px);
    display: block;
    margin: 0 auto;
    font-size: 10px;
  }
  .scatter figcaption {
    margin-top: 8px;
  }
  .scatter text {
    fill: var(--dt-soft);
  }
  .scatter .ground {
    fill: color-mix(in srgb, var(--dt-soft) 6%, transparent);
  }
  .scatter .ideal {
    stroke: var(--dt-soft);
    stroke-dasharray: 4 4;
  }
  .scatter .in {
    fill: var(--dt-accent);
    fill-opacity: 0.55;
  }
  .scatter .out {
    fill: var(--dt-bad);
    fill-opacity: 0.8;
  }
  .modes {
    display: grid;
    gap: 8px;
  }
  .modes label {
    display: flex;
    gap: 12px;
    align-items: center;
    min-height: 32px;
    cursor: pointer;
  }
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 6px 16px;
  }
  .facts dt {
    color: var(--dt-soft);
  }
  .facts dd {
    margin: 0;
  }
  .parts {
    display: grid;
    gap: 6px;
  }
  .parts div.part {
    display: grid;
    grid-template-columns: 120px 1fr 32px;
    gap: 10px;
    align-items: center;
    font-size: 12px;
  }
  select.inline {
    width: auto;
    min-height: 36px;
    padding: 4px 10px;
  }
  @media (max-width: 600px) {
    .head {
      flex-wrap: wrap;
      gap: 10px 12px;
    }
    .head h1 {
      font-size: 20px;
    }
    .head .kind {
      width: 44px;
      height: 44px;
    }
  }
`;
