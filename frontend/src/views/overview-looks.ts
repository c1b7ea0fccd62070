/** How the overview looks. */
import { css } from "lit";

export const looks = css`
  .glance {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
  }
  .figure {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: 14px;
    align-items: center;
    padding: 14px 16px;
  }
  .figure .icon {
    grid-row: span 2;
    color: var(--dt-soft);
  }
  .figure.good .icon {
    color: var(--dt-good);
  }
  .figure.warn .icon {
    color: var(--dt-warn);
  }
  .figure.bad .icon {
    color: var(--dt-bad);
  }
  .figure b {
    font-size: 22px;
    font-weight: 400;
    line-height: 1.2;
  }
  .tools {
    display: flex;
    gap: 12px;
    flex-wrap: wrap;
    align-items: center;
  }
  .search {
    position: relative;
    flex: 1 1 220px;
    max-width: 420px;
  }
  .search .icon {
    position: absolute;
    inset-inline-start: 10px;
    top: 8px;
    color: var(--dt-soft);
    pointer-events: none;
  }
  .search input {
    padding-inline-start: 42px;
    border-radius: 20px;
  }
  .tiles {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr));
    list-style: none;
    margin: 0;
    padding: 0;
  }
  section > h2 {
    margin: 4px 4px 10px;
    display: flex;
    gap: 8px;
    align-items: baseline;
  }
  @media (max-width: 600px) {
    .glance {
      grid-template-columns: 1fr 1fr;
    }
    .figure {
      padding: 12px;
      column-gap: 10px;
    }
    .search {
      max-width: none;
    }
  }
`;
