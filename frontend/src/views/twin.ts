/** One twin: what was and what comes on one axis of time, what it learned, how well it foretold, what is wrong, its past. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAlertCircleOutline } from "@mdi/js";
import type { App } from "../app/app.ts";
import { Live } from "../app/live.ts";
import { LivePoints } from "../app/live-points.ts";
import type { Alert, Channel, Forecast, TwinEvent, TwinHistory, TwinScores, TwinSections } from "../app/types.ts";
import { accent } from "../chart/colors.ts";
import "../chart/chart.ts";
import { limitsOf } from "../chart/limits.ts";
import { twinChart } from "../chart/twin-chart.ts";
import { ask } from "../ui/confirm.ts";
import { standingOf, stateOf } from "../ui/parts.ts";
import { FEWEST } from "../ui/scatter.ts";
import { styles } from "../ui/styles.ts";
import { tell } from "../ui/toast.ts";
import { pastCard, settingsCard, troubleCard } from "./twin-controls.ts";
import { eventsCard, learnedCard, nowCard, scoreCard } from "./twin-facts.ts";
import { twinHead, twinMenu, type Said } from "./twin-head.ts";
import { looks } from "./twin-looks.ts";

type Message = Partial<TwinSections> & { ended?: boolean; more?: boolean };

const RANGES: [hours: number, ahead: number][] = [
  [6, 3],
  [24, 24],
  [72, 24],
  [240, 24],
];
const MOST_LIVE = 600;
const HOUR = 3600;

export class TwinView extends LitElement {
  static override properties = {
    app: { attribute: false }, twinId: {}, words: { attribute: false }, channel: { state: true }, range: { state: true },
    data: { state: true }, history: { state: true }, forecast: { state: true }, scores: { state: true }, events: { state: true }, error: { state: true }, all: { state: true },
  };
  declare app: App;
  declare twinId: string;
  declare words: object;
  declare channel: string | undefined;
  declare range: number;
  declare data: Partial<TwinSections>;
  declare history: TwinHistory | null;
  declare forecast: Forecast | null;
  declare scores: TwinScores | null;
  declare events: TwinEvent[];
  declare error: string;
  declare all: boolean;
  private stream?: Live<Message>;
  private told?: Live<TwinEvent & { ended?: boolean }>;
  private readonly points = new LivePoints(MOST_LIVE, () => void this.load());
  private asked = "";
  private clock?: number;

  constructor() {
    super();
    this.range = 1;
    this.all = false;
    this.forget();
  }

  static override styles = [styles, looks];

  private forget(): void {
    this.data = {};
    this.history = null;
    this.forecast = null;
    this.scores = null;
    this.events = [];
    this.error = "";
    this.points.clear();
    this.channel = undefined;
    this.asked = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = window.setInterval(() => this.requestUpdate(), 60_000);
    if (this.app && this.twinId) this.subscribe();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.clock);
    this.stream?.stop();
    this.told?.stop();
    this.stream = this.told = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("channel")) this.points.clear();
    if (changed.has("twinId") && this.isConnected) {
      this.forget();
      this.subscribe();
    }
    const wanted = `${this.twinId} ${this.shownChannel} ${this.range} ${this.scoredHorizon}`;
    if (this.data.identity && wanted !== this.asked) {
      this.asked = wanted;
      void this.load();
    }
  }

  private get shownChannel(): string | null {
    return this.channel ?? this.data.tile?.channel ?? null;
  }

  private subscribe(): void {
    this.stream?.stop();
    this.told?.stop();
    const changed = (): void => this.requestUpdate();
    this.stream = new Live<Message>(
      this.app,
      "twin/subscribe",
      { twin_id: this.twinId },
      () => {
        this.data = {};
        // What happened while there was no connection stands in the history only.
        this.asked = "";
      },
      (message) => this.take(message),
      changed,
    );
    this.stream.start();
  }

  private take(message: Message): void {
    const channels = { ...this.data.channels, ...message.channels } as Record<string, Channel>;
    const first = !this.data.identity && message.identity;
    this.data = { ...this.data, ...message, channels };
    const key = this.shownChannel;
    if (key && message.channels?.[key]) this.points.add(message.channels[key].value);
    this.points.look();
    if (first) this.watchEvents(this.data.tile?.entity_id ?? "");
  }

  private watchEvents(entityId: string): void {
    this.told?.stop();
    const found = new Map<string, TwinEvent>();
    const take = (events: TwinEvent[]): void => {
      for (const event of events) found.set(event.event_id, event);
      this.events = [...found.values()].sort((one, other) => other.time.localeCompare(one.time)).slice(0, 200);
    };
    const told = (this.told = new Live<TwinEvent & { ended?: boolean }>(
      this.app, "events/subscribe", { entity_id: [entityId], recent: 50 }, () => found.clear(), (event) => take([event]), () => undefined,
    ));
    told.start();
    // Those from before the server's last start are in its database; without it there are those of the subscription.
    void this.app.act<{ events: TwinEvent[] }>("get_events", { entity_id: entityId, per_page: 50 }).then(
      ({ events }) => told === this.told && take(events.filter((event) => !found.has(event.event_id))),
      () => undefined,
    );
  }

  /** An hour, or as far ahead as enough forecasts have come due. */
  private get scoredHorizon(): number {
    const due = (this.data.accuracy ?? []).filter((score) => score.scored >= FEWEST && score.horizon <= HOUR).map((score) => score.horizon);
    return due.length ? Math.max(...due) : HOUR;
  }

  private async load(): Promise<void> {
    const { twinId, asked } = this;
    const channel = this.shownChannel;
    const [hours] = RANGES[this.range] as [number, number];
    if (!channel) return;
    try {
      const main = channel === this.data.tile?.channel;
      const [history, scores, forecast] = await Promise.all([
        this.app.ws<TwinHistory>("twin/history", { twin_id: twinId, channel, hours }),
        this.app.ws<TwinScores>("twin/scores", { twin_id: twinId, channel, horizon: this.scoredHorizon }),
        main ? Promise.resolve(null) : this.app.ws<Forecast | null>("twin/forecast", { twin_id: twinId, channel }),
      ]);
      if (asked !== this.asked) return;
      this.history = history;
      this.scores = scores;
      this.forecast = forecast;
      this.points.fetched(history);
      this.error = "";
    } catch (caught) {
      if (asked === this.asked) this.error = this.app.problem(caught);
    }
  }

  override render(): unknown {
    const { app, data } = this;
    const loading = html`<div class="skeleton"></div><div class="skeleton" style="min-height:320px;margin-top:16px"></div>`;
    const instead = standingOf(app, this.stream?.standing ?? "loading", this.stream?.error ?? "", loading, Boolean(data.identity), "missing_twin");
    if (instead || !data.tile || !data.identity) return html`<div class="page">${instead ?? loading}</div>`;
    const sections = data as TwinSections;
    return html`<div class="page">
      ${twinHead(app, sections, twinMenu(app, sections, { act: (service, data, done) => void this.act(service, data, done), reset: () => void this.reset() }))} ${troubleCard(app, sections, (alert) => void this.acknowledge(alert), (alert) => void this.snooze(alert))} ${this.chart(sections)}
      <div class="columns">
        <div class="stack">
          ${learnedCard(app, sections)} ${scoreCard(app, sections, this.scores)}
          ${pastCard(app, this.history?.snapshots ?? [], sections, this.all, () => (this.all = true), (item) => void this.rollback(item.id, item.at))}
        </div>
        <div class="stack">${nowCard(app, sections)} ${settingsCard(app, sections, (mode) => void this.setMode(mode))} ${eventsCard(app, this.events, this.twinId)}</div>
      </div>
    </div>`;
  }

  private async act(service: string, data: Record<string, unknown>, done: Said): Promise<void> {
    try {
      const answer = await this.app.act(service, { entity_id: this.data.tile?.entity_id, ...data });
      tell(this, typeof done === "string" ? done : done(answer));
      if (["create_snapshot", "rollback"].includes(service)) void this.load();
    } catch (caught) {
      tell(this, this.app.problem(caught));
    }
  }

  private async reset(): Promise<void> {
    const { app } = this;
    const answer = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("reset_learning"), text: app.t("reset_text", { name: this.data.tile?.name ?? "" }), yes: app.t("reset_yes") });
    if (answer !== undefined) await this.act("reset_learning", {}, app.t("done"));
  }

  private async acknowledge(alert: Alert): Promise<void> {
    const { app } = this;
    try {
      const event = this.events.find((item) => item.data["alert"] === alert.key) ?? (await this.eventOf(alert));
      if (!event) return await this.snooze(alert);
      await app.act("acknowledge", { event_id: [event.event_id] });
      tell(this, app.t("done"));
    } catch (caught) {
      tell(this, this.app.problem(caught));
    }
  }

  /** The event of an alert that is older than those on the screen. */
  private async eventOf(alert: Alert): Promise<TwinEvent | undefined> {
    const { events } = await this.app.act<{ events: TwinEvent[] }>("get_events", { entity_id: this.data.tile?.entity_id, acknowledged: false });
    return events.find((item) => item.data["alert"] === alert.key);
  }

  private snooze(alert: Alert): Promise<void> {
    return this.act("snooze_alert", { channel: alert.channel, duration: { hours: 24 } }, this.app.t("snoozed"));
  }

  private chart({ tile, channels, limits, forecast, accuracy }: TwinSections): TemplateResult {
    const { app } = this;
    const key = this.shownChannel ?? "";
    const [hours, ahead] = RANGES[this.range] as [number, number];
    const course = key === tile.channel ? forecast : this.forecast;
    const hour = accuracy.find((score) => score.horizon === HOUR);
    return html`<section class="card" aria-label=${app.t("course")}>
      <header>
        <h2>${app.t("course")}</h2>
        <select class="inline" aria-label=${app.t("channel")} @change=${(event: Event) => (this.channel = (event.target as HTMLSelectElement).value)}>
          ${Object.keys(channels).map((name) => html`<option value=${name} ?selected=${name === key}>${app.channel(name)}</option>`)}
        </select>
        <div class="chips" role="group" aria-label=${app.t("range")}>
          ${RANGES.map(([length], index) => html`<button class="chip" aria-pressed=${index === this.range} @click=${() => (this.range = index)}>${app.format.duration(length * 3600)}</button>`)}
        </div>
      </header>
      ${this.error ? stateOf(mdiAlertCircleOutline, app.t("failed"), this.error) : nothing}
      ${this.history && !this.error
        ? html`<dt-chart .app=${app} .words=${this.words} .height=${300} .model=${twinChart({
            app, entityId: tile.entity_id, history: this.history, forecast: course, live: this.points.all, events: this.events, accent: accent(this), name: tile.name,
            start: Date.now() / 1000 - hours * 3600, ahead: ahead * 3600,
            limits: limitsOf(app, { channels, limits }, key),
          })}></dt-chart>`
        : this.error ? nothing : html`<div class="skeleton" style="min-height:300px" aria-busy="true"></div>`}
      ${this.history && !this.error && !this.history.reported?.times.length ? html`<p class="soft small">${app.t("no_reported")}</p>` : nothing}
      ${course ? this.said(course) : html`<p class="soft small">${app.t(tile.learned ? "no_forecast" : "still_learning")}</p>`}
      ${(hour?.scored ?? 0) >= 10 && hour && hour.coverage !== null && key === tile.channel ? html`<p class="soft small">${app.t("honest", { share: app.format.percent(hour.coverage), count: app.format.number(hour.scored, 0) })}</p>` : nothing}
    </section>`;
  }

  private said(forecast: Forecast): unknown {
    const lines = [...forecast.risks, ...forecast.trend, ...forecast.notes];
    return lines.length ? html`<ul class="plain small soft" style="gap:2px;margin-top:4px">${lines.map((line) => html`<li>${line.text}</li>`)}</ul>` : nothing;
  }

  private async rollback(id: string, at: number): Promise<void> {
    const { app } = this;
    const answer = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("roll_back"), text: app.t("roll_back_text", { time: app.format.short(at) }), yes: app.t("roll_back") });
    if (answer !== undefined) await this.act("rollback", { snapshot_id: id }, app.t("rolled_back"));
  }

  private async setMode(mode: string): Promise<void> {
    const { app } = this;
    const consent = mode === "guard";
    if (consent) {
      const answer = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("guard_title", { name: this.data.tile?.name ?? "" }), text: app.t("guard_text"), yes: app.t("guard_yes") });
      if (answer === undefined) {
        // The mark goes back to where it was.
        this.requestUpdate();
        return;
      }
    }
    try {
      await this.app.ws("twin/set_mode", { twin_id: this.twinId, mode, consent });
      tell(this, this.app.t("mode_changed"));
    } catch (caught) {
      tell(this, this.app.problem(caught));
      this.requestUpdate();
    }
  }
}
customElements.get("dt-twin") ?? customElements.define("dt-twin", TwinView);
