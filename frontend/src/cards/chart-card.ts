/** A twin's past and prediction on a dashboard. */
import { html, nothing } from "lit";
import { follow, type App } from "../app/app.ts";
import { LivePoints } from "../app/live-points.ts";
import type { TwinHistory, TwinSections } from "../app/types.ts";
import { accent } from "../chart/colors.ts";
import "../chart/chart.ts";
import { limitsOf } from "../chart/limits.ts";
import { twinChart } from "../chart/twin-chart.ts";
import { BaseCard } from "./base.ts";

type Message = Partial<TwinSections> & { ended?: boolean; more?: boolean };

const HOURS = 12;
const AHEAD = 12;
const MOST_LIVE = 300;

class ChartCard extends BaseCard<Message> {
  private data: Message = {};
  private history: TwinHistory | null = null;
  private readonly points = new LivePoints(MOST_LIVE, () => void this.load());
  private failure = "";

  protected command(): [string, Record<string, unknown>] {
    return ["twin/subscribe", { entity_id: this.config.entity }];
  }

  protected reset(): void {
    this.data = {};
    this.points.clear();
    void this.load();
  }

  private async load(): Promise<void> {
    const { app } = this;
    if (!app) return;
    try {
      this.history = await app.ws<TwinHistory>("twin/history", { entity_id: this.config.entity, hours: this.config.hours ?? HOURS });
      this.points.fetched(this.history);
      this.failure = "";
    } catch (caught) {
      this.failure = app.problem(caught);
    }
    this.requestUpdate();
  }

  protected take(message: Message): void {
    this.data = { ...this.data, ...message, channels: { ...this.data.channels, ...message.channels } };
    const key = this.data.tile?.channel;
    const now = key ? message.channels?.[key] : undefined;
    if (now) this.points.add(now.value);
    this.points.look();
    this.requestUpdate();
  }

  protected override get known(): boolean {
    return this.data.tile !== undefined;
  }

  protected content(app: App): unknown {
    const { tile, identity, forecast, channels = {}, limits = {} } = this.data;
    if (!tile || !identity) return nothing;
    return html`<section class="card" aria-label=${this.config.title ?? tile.name}>
      <header><h2 class="cut"><a class="plain" href=${app.place(`twin/${identity.twin_id}`, tile.entity_id)} @click=${follow}>${this.config.title ?? tile.name}</a></h2><span class="num" style="font-size:18px">${app.words(tile.entity_id, tile.value, tile.unit)}</span></header>
      ${this.failure ? html`<p class="soft">${this.failure}</p>` : nothing}
      ${this.history
        ? html`<dt-chart .app=${app} .words=${this.words} .height=${200} .model=${twinChart({
            app, entityId: tile.entity_id, history: { ...this.history, foretold: null, snapshots: [] }, forecast: forecast ?? null, live: this.points.all, events: [],
            limits: limitsOf(app, { channels, limits }, tile.channel ?? ""),
            accent: accent(this), name: tile.name, start: Date.now() / 1000 - (this.config.hours ?? HOURS) * 3600, ahead: (this.config.ahead ?? AHEAD) * 3600,
          })}></dt-chart>`
        : this.failure ? nothing : html`<div class="skeleton" style="min-height:200px"></div>`}
    </section>`;
  }
}
customElements.get("dt-digital-twin-chart-card") ?? customElements.define("dt-digital-twin-chart-card", ChartCard);
