/** How the panel's frame looks: its bar, its navigation, its page. */
import { css } from "lit";

export const looks = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100vh;
    height: 100dvh;
    background: var(--dt-page);
  }
  .bar-top {
    display: flex;
    align-items: center;
    gap: 4px;
    flex: none;
    min-height: calc(var(--header-height, 56px) + var(--safe-area-inset-top, 0px));
    padding: var(--safe-area-inset-top, 0px) 12px 0;
    padding-inline-start: calc(8px + var(--safe-area-inset-left, 0px));
    background: var(--app-header-background-color, var(--dt-accent));
    color: var(--app-header-text-color, #fff);
    border-bottom: var(--app-header-border-bottom, none);
  }
  .bar-top h1 {
    font-size: 20px;
    padding-inline: 12px;
  }
  nav {
    display: flex;
    gap: 2px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav a {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 0 14px;
    height: var(--header-height, 56px);
    color: inherit;
    text-decoration: none;
    font-weight: 500;
    border-bottom: 3px solid transparent;
    border-top: 3px solid transparent;
    white-space: nowrap;
    opacity: 0.88;
  }
  nav a[aria-current] {
    border-bottom-color: currentColor;
    opacity: 1;
  }
  nav .count {
    min-width: 18px;
    height: 18px;
    border-radius: 9px;
    padding: 0 5px;
    font-size: 11px;
    line-height: 18px;
    text-align: center;
    background: #b3261e;
    color: #fff;
  }
  main {
    flex: 1;
    overflow: auto;
    min-height: 0;
    padding-inline: var(--safe-area-inset-left, 0px) var(--safe-area-inset-right, 0px);
    outline: none;
  }
  .lost {
    display: flex;
    gap: 12px;
    align-items: center;
    padding: 8px 16px;
    background: color-mix(in srgb, var(--dt-warn) 30%, var(--dt-card));
  }
  :host([narrow]) nav {
    order: 2;
    flex: none;
    justify-content: space-around;
    background: var(--dt-card);
    color: var(--dt-text);
    border-top: 1px solid var(--dt-line);
    padding-bottom: var(--safe-area-inset-bottom, 0px);
  }
  :host([narrow]) nav a {
    flex: 1 1 0;
    min-width: 0;
    flex-direction: column;
    justify-content: center;
    gap: 2px;
    font-size: 11px;
    padding: 0 4px;
    position: relative;
    border-top: 0;
    border-bottom: 0;
  }
  :host([narrow]) nav a[aria-current] {
    color: var(--dt-link);
  }
  :host([narrow]) nav .count {
    position: absolute;
    top: 4px;
    inset-inline-start: calc(50% + 4px);
  }
`;
