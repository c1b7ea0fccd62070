/** One twin at a glance: what it is, what it does now, what comes, and how far that may be trusted. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { mdiAlertCircle, mdiArrowRight, mdiSleep, mdiTestTube } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import type { Tile } from "../app/types.ts";
import { kindIcon } from "./kinds.ts";
import { healthClass, icon, severityClass } from "./parts.ts";
import { styles } from "./styles.ts";

/** The way of a prediction as a small curve. */
function way(values: (number | null)[]): TemplateResult | typeof nothing {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return nothing;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = known.map((value, index) => `${(index / (known.length - 1)) * 56 + 2},${18 - ((value - low) / span) * 16}`);
  return html`<svg class="way" viewBox="0 0 60 20" aria-hidden="true">${svg`<polyline points=${points.join(" ")}></polyline>`}</svg>`;
}

/** Each clip of a text costs every frame that scrolls; a number never needs one, the name of a state may. */
function cut(value: unknown): string {
  return typeof value === "number" ? "" : "cut";
}

export class TwinTile extends LitElement {
  static override properties = { app: { attribute: false }, twinId: { attribute: false }, tile: { attribute: false }, words: { attribute: false } };
  declare app: App;
  declare twinId: string;
  declare tile: Tile;
  declare words: object;

  static override styles = [
    styles,
    css`
      :host {
        display: block;
        content-visibility: auto;
        contain-intrinsic-size: auto 108px;
        container-type: inline-size;
      }
      a {
        display: grid;
        grid-template-columns: 40px 1fr auto;
        gap: 2px 12px;
        align-items: center;
        padding: 12px 14px;
        height: 108px;
        align-content: center;
        transition: background 0.15s;
      }
      a:hover {
        background: color-mix(in srgb, var(--dt-accent) 6%, var(--dt-card));
      }
      .kind {
        grid-row: span 2;
        width: 40px;
        height: 40px;
        border-radius: 20px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
      }
      .kind.bad {
        background: color-mix(in srgb, var(--dt-bad) 18%, transparent);
        color: color-mix(in srgb, var(--dt-bad) 75%, var(--dt-text));
      }
      .kind.warn {
        background: color-mix(in srgb, var(--dt-warn) 22%, transparent);
        color: color-mix(in srgb, var(--dt-warn) 60%, var(--dt-text));
      }
      .name {
        font-weight: 500;
      }
      .value {
        font-size: 18px;
        white-space: nowrap;
      }
      .value.cut {
        max-width: 120px;
      }
      .next {
        grid-column: 2 / span 2;
        display: flex;
        align-items: center;
        gap: 6px;
        height: 22px;
        white-space: nowrap;
      }
      .foot {
        grid-column: 2 / span 2;
        display: flex;
        gap: 6px;
        align-items: center;
        font-size: 12px;
        color: var(--dt-soft);
        white-space: nowrap;
      }
      .way {
        width: 60px;
        height: 20px;
        margin-inline-start: auto;
        flex: none;
      }
      .way polyline {
        fill: none;
        stroke: var(--dt-accent);
        stroke-width: 1.6;
        stroke-linejoin: round;
      }
      .sort {
        grid-column: 2 / span 2;
        white-space: nowrap;
      }
      /* In a narrow place the name has a row of its own, so that it is not cut after its first letters. */
      @container (max-width: 260px) {
        .way {
          display: none;
        }
        .name {
          grid-column: 2 / span 2;
        }
        .sort {
          grid-column: 2;
          grid-row: 2;
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .next span {
          overflow: hidden;
          text-overflow: ellipsis;
        }
        .value {
          grid-column: 3;
          grid-row: 2;
          font-size: 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { app, tile } = this;
    const trouble = tile.diverged ? severityClass(tile.severity) || "warn" : "";
    return html`<a class="card plain" href=${app.place(`twin/${this.twinId}`, tile.entity_id)} @click=${follow}>
      <span class="kind ${trouble}">${icon(kindIcon(tile.kind))}</span>
      <span class="name cut">${tile.name}</span>
      <span class="value num ${cut(tile.value)}">${app.words(tile.entity_id, tile.value, tile.unit)}</span>
      <span class="sort soft small">${app.option("kind", tile.kind)}</span>
      <span class="next num small" style="grid-column:1/-1">${this.next()}</span>
      <span class="foot" style="grid-column:1/-1">${this.foot()}</span>
    </a>`;
  }

  private next(): unknown {
    const { app, tile } = this;
    const forecast = tile.forecast;
    if (!forecast) return html`<span class="soft">${app.t(tile.learned ? "no_forecast" : "still_learning")}</span>`;
    const value = app.words(tile.entity_id, forecast.value, tile.unit);
    const half =
      forecast.low !== undefined && forecast.high !== undefined
        ? html`<span class="soft">± ${app.format.number((forecast.high - forecast.low) / 2, 1)}</span>`
        : forecast.probability !== undefined && forecast.probability !== null
          ? html`<span class="soft">${app.format.percent(forecast.probability)}</span>`
          : nothing;
    return html`<span class="soft">${app.format.time(forecast.at)}</span>${icon(mdiArrowRight, "s turns")}
      <span class=${cut(forecast.value)}>${value}</span>${half}${forecast.way ? way(forecast.way) : nothing}`;
  }

  private foot(): unknown {
    const { app, tile } = this;
    return html`<span class="dot ${healthClass(tile.health)}"></span>
      <span class="health">${tile.health === null ? app.t("health_unknown") : app.t("health_is", { score: app.format.number(tile.health, 0) })}</span>
      <span aria-hidden="true">·</span><span class="cut">${app.option("trust", tile.trust)}</span>
      ${tile.diverged
        ? html`<span class="badge ${severityClass(tile.severity) || "warn"}" style="margin-inline-start:auto">${icon(mdiAlertCircle, "s")}${app.t("diverges")}</span>`
        : tile.status === "following"
          ? nothing
          : html`<span class="badge" style="margin-inline-start:auto">${tile.status === "sandbox" ? icon(mdiTestTube, "s") : tile.status === "asleep" ? icon(mdiSleep, "s") : nothing}${app.value("status", tile.status)}</span>`}`;
  }
}
customElements.get("dt-tile") ?? customElements.define("dt-tile", TwinTile);
