/** How dialogs look. */
import { css } from "lit";

export const dialogs = css`
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
`;
