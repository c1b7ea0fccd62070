/** How a chart, its legend, its hand-held values and its table look. */
import { css } from "lit";

export const looks = css`
  :host {
    display: block;
    min-width: 0;
    direction: ltr;
  }
  .canvas {
    position: relative;
  }
  .uplot {
    font-family: inherit;
  }
  .u-select {
    background: var(--dt-tint);
  }
  .u-cursor-x {
    border-right: 1px solid var(--dt-soft);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: 12px;
    color: var(--dt-soft);
    padding: 6px 0 0 8px;
    min-height: 24px;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    width: 14px;
    height: 0;
    border-top: 3px solid;
    border-radius: 2px;
  }
  .legend i.limit {
    border-top: 1px dashed;
    border-radius: 0;
  }
  .legend i.band {
    height: 10px;
    border: 0;
  }
  .legend b {
    font-weight: 500;
    color: var(--dt-text);
  }
  .tip {
    position: absolute;
    pointer-events: none;
    z-index: 2;
    background: var(--dt-card);
    border: 1px solid var(--dt-line);
    border-radius: 8px;
    padding: 6px 10px;
    font-size: 12px;
    box-shadow: 0 2px 10px rgba(0, 0, 0, 0.22);
    white-space: nowrap;
    display: none;
  }
  .more {
    margin-inline-start: auto;
    font-size: 12px;
    min-height: 24px;
    padding: 0 8px;
  }
  .rows {
    max-height: 320px;
    overflow: auto;
    direction: initial;
  }
`;
