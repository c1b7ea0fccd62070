/** How a rehearsal's timeline and figures look. */
import { css } from "lit";
import { AXIS_END } from "../chart/model.ts";

export const looks = css`
  :host {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  :host > * {
    min-width: 0;
  }
  .lanes {
    display: grid;
    gap: 6px;
    position: relative;
    padding-block: 4px;
  }
  .lane {
    display: grid;
    gap: 2px;
    font-size: 12px;
  }
  .track {
    position: relative;
    direction: ltr;
    height: 24px;
    margin: 0 ${AXIS_END}px 0 var(--axis);
    border-radius: 4px;
    background: color-mix(in srgb, var(--dt-soft) 10%, transparent);
  }
  .track button {
    position: absolute;
    top: 0;
    width: 24px;
    min-height: 24px;
    padding: 0;
    border-radius: 12px;
    transform: translateX(-50%);
    background: none;
    color: inherit;
  }
  .track button::after {
    content: "";
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: currentColor;
  }
  .track button.missed::after {
    background: none;
    border: 2px solid currentColor;
    box-sizing: border-box;
  }
  .track button[aria-pressed="true"]::after {
    width: 16px;
    height: 16px;
  }
  .deed {
    position: absolute;
    bottom: 0;
    width: 3px;
    height: 8px;
    margin-left: -1.5px;
    border-radius: 1px;
    background: currentColor;
  }
  .keys {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: 0;
    padding-inline-start: var(--axis);
  }
  .keys i {
    position: static;
    margin: 0;
  }
  .keys .deed {
    margin-inline-start: 12px;
  }
  .key-run {
    width: 10px;
    height: 10px;
    border-radius: 50%;
    background: currentColor;
  }
  .hand {
    position: absolute;
    top: 0;
    bottom: 0;
    width: 2px;
    margin-left: -1px;
    background: var(--dt-bad);
    pointer-events: none;
  }
  .player {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-top: 12px;
  }
  .player input {
    flex: 1 1 200px;
  }
  .clock {
    min-width: 130px;
    text-align: end;
  }
  select.inline {
    width: auto;
    max-width: 100%;
    min-height: 36px;
    padding: 4px 10px;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
  }
  .figures div {
    display: grid;
  }
  .figures b {
    font-size: 20px;
    font-weight: 400;
  }
  .past {
    width: 100%;
    min-width: 0;
    justify-content: flex-start;
    font-weight: 400;
    color: var(--dt-text);
  }
  .past .num {
    flex: none;
  }
  .past .cut {
    flex: 0 1 auto;
    min-width: 0;
  }
  .past .badge {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  pre {
    margin: 0;
    padding: 10px;
    overflow: auto;
    max-height: 280px;
    font-size: 12px;
    background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
    border-radius: 8px;
    font-family: var(--ha-font-family-code, monospace);
  }
`;
