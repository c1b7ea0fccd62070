/** The home at a glance, and every twin as a tile by area. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiContentDuplicate, mdiHandBackRightOutline, mdiHeartPulse, mdiMagnify, mdiShieldAlertOutline } from "@mdi/js";
import { BASE, follow, goTo, type App } from "../app/app.ts";
import type { Standing } from "../app/live.ts";
import type { HomeFigures, Tile } from "../app/types.ts";
import { aheadOf, type Ahead } from "../ui/ahead.ts";
import { hazardClass, healthClass, icon, standingOf, stateOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { looks } from "./overview-looks.ts";
import "../chart/chart.ts";
import { accent, withAlpha } from "../chart/colors.ts";
import type { ChartModel } from "../chart/model.ts";
import "../ui/tile.ts";

export interface OverviewModel {
  home: HomeFigures | null;
  tiles: Map<string, Tile>;
}

type Filter = "all" | "attention" | "learning" | "sandbox";
const FILTERS: Filter[] = ["all", "attention", "learning", "sandbox"];
const SHOWN_RISKS = 6;
const FIRST = 40;
const SLICE = 40;
/** W; a home whose twins draw less has no chart of it. */
const WORTH_A_LOOK = 10;
const POWER_AGAIN_AFTER = 15 * 60_000;

interface Power {
  limit: number | null;
  twins: number;
  times: number[];
  values?: number[];
  low?: number[];
  high?: number[];
}

function passes(tile: Tile, filter: Filter): boolean {
  switch (filter) {
    case "attention":
      return tile.diverged || tile.risks.some((risk) => hazardClass("medium", risk.probability)) || (tile.health !== null && tile.health < 80) || tile.status === "unavailable" || tile.status === "orphaned";
    case "learning":
      return !tile.learned || tile.trust === "observing";
    case "sandbox":
      return tile.mode !== "mirror";
    default:
      return true;
  }
}

export class OverviewView extends LitElement {
  static override properties = {
    app: { attribute: false }, model: { attribute: false }, standing: {}, error: {}, pending: { type: Number },
    words: { attribute: false }, search: { state: true }, filter: { state: true }, shown: { state: true },
    power: { state: true },
  };
  declare app: App;
  declare model: OverviewModel;
  declare standing: Standing;
  declare error: string;
  declare pending: number;
  declare words: object;
  declare search: string;
  declare filter: Filter;
  declare shown: number;
  declare power: ChartModel | null;
  private growing?: number;
  private powerTimer?: number;

  constructor() {
    super();
    this.search = "";
    this.filter = "all";
    this.shown = FIRST;
    this.pending = 0;
    this.power = null;
  }

  static override styles = [styles, looks];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.growing);
    this.growing = undefined;
    window.clearTimeout(this.powerTimer);
    this.powerTimer = undefined;
  }

  private async loadPower(): Promise<void> {
    const { app } = this;
    const power = await app.ws<Power>("overview/power").catch(() => undefined);
    if (!this.isConnected) return;
    this.powerTimer = window.setTimeout(() => void this.loadPower(), POWER_AGAIN_AFTER);
    const { times = [], values = [] } = power ?? {};
    if (!power?.twins || times.length < 2 || Math.max(...(power.high ?? values)) < WORTH_A_LOOK) return;
    const color = accent(this);
    this.power = {
      lines: [{ label: app.t("together"), color, times, values, width: 2.5 }],
      bands: [{ label: app.t("band", { percent: 90 }), color: withAlpha(color, 0.18), times, low: power.low ?? [], high: power.high ?? [] }],
      limits: power.limit === null ? [] : [{ value: power.limit, label: app.t("limit_is", { value: app.format.quantity(power.limit, "W") }), color: "#d32f2f" }],
      marks: [], unit: "W", start: times[0] as number, end: times.at(-1) as number,
      summary: app.t("power_summary", { most: app.format.quantity(Math.max(...values), "W"), high: app.format.quantity(Math.max(...(power.high ?? values)), "W"), count: power.twins }),
    };
  }

  override updated(): void {
    if (this.standing === "live" && this.model.home?.twins && this.powerTimer === undefined) {
      this.powerTimer = 0;
      void this.loadPower();
    }
    // A large home is drawn a part at a time, so that the first part is there at once and nothing stands still.
    if (this.shown < this.model.tiles.size && this.growing === undefined) {
      this.growing = window.setTimeout(() => {
        this.growing = undefined;
        this.shown += SLICE;
      }, 16);
    }
  }

  override render(): unknown {
    const known = this.model.home !== null;
    const instead = standingOf(this.app, this.standing, this.error, this.skeletons(), known);
    if (instead) return html`<div class="page">${instead}</div>`;
    if (!this.model.home?.twins) return html`<div class="page">${this.empty()}</div>`;
    return html`<div class="page">${this.glance(this.model.home)}${this.risks()}${this.powerCard()}${this.tools()}${this.areas()}</div>`;
  }

  private skeletons(): TemplateResult {
    return html`<div class="tiles">${Array.from({ length: 9 }, () => html`<div class="skeleton"></div>`)}</div>`;
  }

  private empty(): TemplateResult {
    const { app } = this;
    return stateOf(
      mdiContentDuplicate,
      app.t("no_twins"),
      app.t("no_twins_text"),
      this.model.home?.admin
        ? html`<a class="button filled" href="${BASE}/discovery" @click=${follow}>${app.t("find_devices")}</a>`
        : nothing,
    );
  }

  private glance(home: HomeFigures): TemplateResult {
    const { app } = this;
    const ahead = this.ahead;
    const worst = ahead.some((risk) => risk.kind === "bad") ? "bad" : ahead.some((risk) => risk.kind) ? "warn" : ahead.length ? "" : "good";
    return html`<div class="glance">
      ${this.figure(mdiHeartPulse, healthClass(home.health), home.health === null ? app.t("looking") : app.format.number(home.health, 0), app.t(home.health === null ? "health_looking" : "health"))}
      ${this.figure(home.diverged ? mdiAlertCircleOutline : mdiCheckCircleOutline, home.diverged ? "warn" : "good", app.format.number(home.diverged, 0), app.t("divergences"))}
      <a class="plain" href="${BASE}/approvals" @click=${follow}>${this.figure(mdiHandBackRightOutline, this.pending ? "warn" : "", app.format.number(this.pending, 0), app.t("pending_approvals"))}</a>
      ${this.figure(mdiShieldAlertOutline, worst, app.format.number(ahead.length, 0), app.t("risks_ahead"))}
    </div>`;
  }

  private get ahead(): Ahead[] {
    return aheadOf(this.model.home, this.model.tiles);
  }

  private figure(path: string, kind: string, value: string, label: string): TemplateResult {
    return html`<div class="card figure ${kind}">${icon(path)}<b class="num">${value}</b><span class="soft small">${label}</span></div>`;
  }

  private risks(): unknown {
    const { app } = this;
    const found = this.ahead.slice(0, SHOWN_RISKS);
    if (!found.length) return nothing;
    return html`<section class="card">
      <header><h2>${app.t("risks_ahead")}</h2></header>
      <ul class="plain">
        ${found.map((item) => html`<li class="row" style="flex-wrap:nowrap"><span class="dot ${item.kind}"></span><span class="grow">${item.text}
          ${item.ids.map((id) => html` <a href="${BASE}/twin/${id}" @click=${follow}>${this.model.tiles.get(id)?.name ?? ""}</a>`)}</span>${item.at ? html`<span class="soft small num">${app.format.short(item.at)}</span>` : nothing}</li>`)}
      </ul>
    </section>`;
  }

  private powerCard(): unknown {
    const { app, power } = this;
    if (!power) return nothing;
    return html`<section class="card"><header><h2>${app.t("power_title")}</h2><span class="soft small">${power.summary}</span></header>
      <dt-chart plain .app=${app} .words=${this.words} .height=${150} .model=${power}></dt-chart></section>`;
  }

  private tools(): TemplateResult {
    const { app } = this;
    const tiles = [...this.model.tiles.values()];
    return html`<div class="tools">
      <div class="search">
        ${icon(mdiMagnify)}
        <input type="search" .value=${this.search} aria-label=${app.t("search_twins")} placeholder=${app.t("search_twins")}
          @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)} />
      </div>
      <div class="chips" role="group" aria-label=${app.t("filter")}>
        ${FILTERS.map((filter) => {
          const count = tiles.filter((tile) => passes(tile, filter)).length;
          if (filter !== "all" && filter !== this.filter && !count) return nothing;
          return html`<button class="chip" aria-pressed=${this.filter === filter} @click=${() => (this.filter = filter)}>
            ${app.t(`filter_${filter}`)} <span class="soft num">${app.format.number(count, 0)}</span>
          </button>`;
        })}
      </div>
    </div>`;
  }

  private areas(): unknown {
    const { app } = this;
    const wanted = this.search.trim().toLocaleLowerCase();
    const groups = new Map<string, [string, Tile][]>();
    for (const entry of this.model.tiles) {
      const tile = entry[1];
      if (!passes(tile, this.filter)) continue;
      const area = app.area(tile.area_id);
      if (wanted && !`${tile.name} ${area} ${tile.entity_id} ${app.option("kind", tile.kind)}`.toLocaleLowerCase().includes(wanted)) continue;
      const group = groups.get(area);
      if (group) group.push(entry);
      else groups.set(area, [entry]);
    }
    if (!groups.size) return stateOf(mdiMagnify, app.t("nothing_found"), app.t("nothing_found_text"), html`<button class="tonal" @click=${this.clear}>${app.t("show_all")}</button>`);
    const last = app.t("no_area");
    const sorted = [...groups].sort(([one], [other]) => (one === last ? 1 : other === last ? -1 : app.format.order(one, other)));
    let room = this.shown;
    return repeat(
      sorted,
      ([area]) => area,
      ([area, twins]) => {
        const part = twins.sort(([, one], [, other]) => app.format.order(one.name, other.name)).slice(0, Math.max(room, 0));
        room -= twins.length;
        if (!part.length) return nothing;
        return html`<section aria-label=${area}>
          <h2>${area} <span class="soft small num">${app.format.number(twins.length, 0)}</span></h2>
          <ul class="tiles">
            ${repeat(part, ([id]) => id, ([id, tile]) => html`<li><dt-tile .app=${app} .twinId=${id} .tile=${tile} .words=${this.words}></dt-tile></li>`)}
          </ul>
        </section>`;
      },
    );
  }

  private readonly clear = (): void => {
    this.search = "";
    this.filter = "all";
    goTo("overview", true);
  };
}
customElements.get("dt-overview") ?? customElements.define("dt-overview", OverviewView);
