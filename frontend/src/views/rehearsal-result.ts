/** What a rehearsal brought: findings, a timeline that plays, the courses, each run's trace, and the variant beside the present. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiPause, mdiPlay, mdiShieldAlertOutline, mdiSkipNext, mdiSkipPrevious } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { RehearsalAccount, RehearsalAnswer, RehearsalRun, Value } from "../app/types.ts";
import { accent, BASELINE, PALETTE } from "../chart/colors.ts";
import "../chart/chart.ts";
import { axisBegin, type ChartModel } from "../chart/model.ts";
import { numbersOf, statesOf } from "../chart/twin-chart.ts";
import { icon, notice, severityClass } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { looks } from "./rehearsal-looks.ts";
import { runCard } from "./rehearsal-run.ts";
import { changes, origins, trust } from "./rehearsal-told.ts";

const PLAYED_IN = 30_000;
const FRAME = 100;
const NEAR = 8;
const epoch = (time: string): number => Date.parse(time) / 1000;

export class RehearsalResult extends LitElement {
  static override properties = {
    app: { attribute: false }, words: { attribute: false }, answer: { attribute: false }, at: { state: true }, playing: { state: true },
    course: { state: true }, run: { state: true },
  };
  declare app: App;
  declare words: object;
  declare answer: RehearsalAnswer;
  declare at: number;
  declare playing: boolean;
  declare course: string;
  declare run: RehearsalRun | null;
  private timer?: number;

  constructor() {
    super();
    this.at = 0;
    this.playing = false;
    this.course = "";
    this.run = null;
  }

  static override styles = [styles, looks];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("answer")) return;
    this.pause();
    this.at = this.from;
    this.run = null;
    void this.app.loadServices(this.answer.timeline.flatMap((run) => (run.actions ?? []).map((action) => action.action)));
    // What the automations act on is looked at first.
    const touched = JSON.stringify(this.answer.timeline.flatMap((run) => run.actions ?? []));
    const courses = this.courses.sort((one, other) => Number(touched.includes(other.split(":")[0] as string)) - Number(touched.includes(one.split(":")[0] as string)));
    this.course = courses.find((key) => typeof this.answer.states?.[key]?.[0]?.[1] === "number") ?? courses[0] ?? "";
  }

  private get from(): number {
    return epoch(this.answer.start);
  }

  private get to(): number {
    return Math.max(epoch(this.answer.end), this.from + 1);
  }

  private get courses(): string[] {
    return Object.keys(this.answer.states ?? {}).sort((one, other) => this.app.format.order(this.courseName(one), this.courseName(other)));
  }

  private courseName(key: string): string {
    const [entityId = "", attribute] = key.split(":");
    return attribute ? `${this.app.entityName(entityId)} · ${this.app.attributeName(entityId, attribute)}` : this.app.entityName(entityId);
  }

  override render(): unknown {
    const { app, answer } = this;
    return html`<section class="card">
        <header><h2>${app.t("outcome")}</h2><span class="soft small">${app.format.moment(this.from)} – ${app.format.moment(this.to)}</span></header>
        <p>${answer.summary}</p>
        ${answer.aborted ? notice("bad", mdiAlertCircleOutline, answer.aborted.text) : nothing}
        <div class="figures" style="margin-top:12px">${this.figures(answer, answer.variant)}</div>
      </section>
      ${this.findings()} ${this.timeline()} ${this.trace()} ${changes(app, answer, (value) => this.money(value))} ${trust(app, answer)} ${origins(app, answer)}`;
  }

  private figures(account: RehearsalAccount, variant: RehearsalAccount | undefined): unknown {
    const { app } = this;
    const runs = (item: RehearsalAccount): number => Object.values(item.automations).reduce((sum, automation) => sum + automation.runs, item.tried?.runs ?? 0);
    const one = (label: string, value: string, other?: string): TemplateResult =>
      html`<div><b class="num">${value}${other !== undefined && other !== value ? html` <span class="soft">→ ${other}</span>` : nothing}</b><span class="soft small">${label}</span></div>`;
    return [
      one(app.t("runs"), app.format.number(runs(account), 0), variant && app.format.number(runs(variant), 0)),
      one(app.t("findings"), app.format.number(account.findings.length, 0), variant && app.format.number(variant.findings.length, 0)),
      one(app.t("hazards"), app.format.number(account.hazards.length, 0), variant && app.format.number(variant.hazards.length, 0)),
      one(app.t("energy"), app.format.quantity(account.energy["total"] ?? 0, "kWh"), variant && app.format.quantity(variant.energy["total"] ?? 0, "kWh")),
      account.cost === null ? nothing : one(app.t("cost"), this.money(account.cost), variant && variant.cost !== null ? this.money(variant.cost) : undefined),
    ];
  }

  private money(value: number): string {
    const currency = this.app.hass.config.currency;
    return currency ? new Intl.NumberFormat(this.app.format.language, { style: "currency", currency }).format(value) : this.app.format.number(value, 2);
  }

  private findings(): unknown {
    const { app, answer } = this;
    if (!answer.findings.length && !answer.hazards.length) return answer.aborted ? nothing : notice("good", mdiCheckCircleOutline, app.t("nothing_wrong"));
    return html`<section class="card">
      <header><h2>${app.t("found")}</h2></header>
      <ul class="plain">
        ${answer.hazards.map((item) => html`<li>${notice(severityClass(item.severity) === "bad" ? "bad" : "warn", mdiShieldAlertOutline, html`<b>${app.hazard(item.id)}</b> <button class="small" @click=${() => this.seek(epoch(item.time))}>${app.format.short(epoch(item.time))}</button><div>${item.text}</div>`)}</li>`)}
        ${answer.findings.map((item) => html`<li>${notice(severityClass(item.severity) === "bad" ? "bad" : item.severity === "low" ? "" : "warn", mdiAlertCircleOutline, html`${item.text} ${item.time ? html`<button class="small" @click=${() => this.seek(epoch(item.time as string))}>${app.format.short(epoch(item.time))}</button>` : nothing}`)}</li>`)}
      </ul>
    </section>`;
  }

  private timeline(): TemplateResult {
    const { app, answer } = this;
    const names = new Map(Object.entries(answer.automations).map(([id, { name }]) => [id, name]));
    for (const run of answer.timeline) if (run.name) names.set(run.what, run.name);
    const share = (at: number): number => ((at - this.from) / (this.to - this.from)) * 100;
    return html`<section class="card" aria-label=${app.t("timeline")}>
      <header><h2>${app.t("timeline")}</h2>
        ${this.courses.length ? html`<select class="inline" aria-label=${app.t("course_of")} @change=${(event: Event) => (this.course = (event.target as HTMLSelectElement).value)}>${this.courses.map((key) => html`<option value=${key} ?selected=${key === this.course}>${this.courseName(key)}</option>`)}</select>` : nothing}
      </header>
      <div class="lanes" style="--axis:${axisBegin(this.course !== "" && this.chart().states !== undefined)}px">
        ${[...names].map(
          ([id, name], index) => html`<div class="lane"><span class="cut" title=${name}>${name}</span>
            <div class="track" style="color:${PALETTE[index % PALETTE.length]}">
              ${this.deeds(id, share)}
              ${answer.timeline.filter((run) => run.what === id).map(
                (run) => html`<button class=${run.outcome === "finished" ? "" : "missed"} style="left:${share(epoch(run.time))}%" aria-pressed=${run === this.run}
                  aria-label="${name}, ${app.format.short(epoch(run.time))}, ${app.value("run", run.outcome)}" @click=${() => this.choose(run)}></button>`,
              )}
              <span class="hand" style="left:${share(this.at)}%"></span>
            </div></div>`,
        )}
        ${answer.timeline.some((run) => run.actions?.length) ? html`<p class="keys soft small"><i class="key-run"></i>${app.t("a_run")}<i class="deed"></i>${app.t("an_action")}</p>` : nothing}
      </div>
      ${this.course ? html`<dt-chart .app=${app} .words=${this.words} .height=${220} .model=${this.chart()} .cursorAt=${this.at}></dt-chart>` : nothing}
      <div class="player">
        <button class="round" aria-label=${app.t("previous_run")} @click=${() => this.step(-1)}>${icon(mdiSkipPrevious)}</button>
        <button class="round" aria-label=${app.t(this.playing ? "pause" : "play")} @click=${this.playing ? this.pause : this.play}>${icon(this.playing ? mdiPause : mdiPlay)}</button>
        <button class="round" aria-label=${app.t("next_run")} @click=${() => this.step(1)}>${icon(mdiSkipNext)}</button>
        <input type="range" min=${this.from} max=${this.to} step="60" .value=${String(this.at)} aria-label=${app.t("moment")} aria-valuetext=${app.format.moment(this.at)} @input=${(event: Event) => this.seek(Number((event.target as HTMLInputElement).value))} />
        <span class="clock num small">${app.format.moment(this.at)}</span>
      </div>
      ${this.happening()}
    </section>`;
  }

  /** When an automation's runs acted, which may be long after they began; in words each run's trace tells it. */
  private deeds(id: string, share: (at: number) => number): TemplateResult[] {
    const { app } = this;
    const places = new Map<string, string[]>();
    for (const { what, actions = [] } of this.answer.timeline) {
      if (what !== id) continue;
      for (const { time, action } of actions) {
        const place = share(epoch(time)).toFixed(1);
        const title = `${app.format.short(epoch(time))} ${app.service(action)}`;
        const titles = places.get(place) ?? [];
        if (!titles.includes(title)) places.set(place, [...titles, title]);
      }
    }
    return [...places].map(([place, titles]) => html`<i class="deed" style="left:${place}%" title=${titles.join("\n")} aria-hidden="true"></i>`);
  }

  private modelKey?: [RehearsalAnswer, string, object];
  private model?: ChartModel;

  private chart(): ChartModel {
    if (this.model && this.modelKey?.[0] === this.answer && this.modelKey[1] === this.course && this.modelKey[2] === this.words) return this.model;
    const { app, answer } = this;
    const entityId = this.course.split(":")[0] ?? "";
    const rows = (account: RehearsalAccount): [string, Value][] => account.states?.[this.course] ?? [];
    const present = rows(answer);
    const other = answer.variant ? rows(answer.variant) : [];
    const isNumber = [...present, ...other].every(([, value]) => typeof value === "number" || value === null);
    const raw = isNumber ? undefined : statesOf([...present, ...other].map(([, value]) => value), []);
    const line = (points: [string, Value][], label: string, color: string, dash?: number[]): ChartModel["lines"][number] => ({
      label, color, times: [...points.map(([time]) => epoch(time)), this.to],
      values: numbersOf([...points.map(([, value]) => value), points.at(-1)?.[1] ?? null], raw), step: !isNumber, ...(dash ? { dash } : {}),
    });
    const unit = app.hass.states[entityId]?.attributes["unit_of_measurement"];
    this.modelKey = [answer, this.course, this.words];
    this.model = {
      lines: [line(present, app.t("present"), answer.variant ? BASELINE : accent(this)), ...(other.length ? [line(other, app.t("variant"), accent(this))] : [])],
      bands: [], marks: [], limits: [],
      unit: typeof unit === "string" ? unit : this.course.includes("temperature") ? (app.hass.config.unit_system["temperature"] ?? null) : null,
      start: this.from, end: this.to, summary: this.courseName(this.course),
      ...(raw ? { states: raw.map((state) => app.words(entityId, state, null)) } : {}),
    };
    return this.model;
  }

  private happening(): unknown {
    const { app, answer } = this;
    const past = answer.timeline.filter((run) => epoch(run.time) <= this.at + 1).slice(-NEAR).reverse();
    if (!past.length) return html`<p class="soft small">${app.t("nothing_ran_yet")}</p>`;
    return html`<ul class="plain" style="gap:0;margin-top:8px;grid-template-columns:minmax(0,1fr)" aria-live="off">
      ${past.map((run) => html`<li><button class="past" @click=${() => this.choose(run)}>
        <span class="num small soft">${app.format.short(epoch(run.time))}</span><span class="cut">${this.nameOf(run)}</span><span class="badge ${run.outcome === "finished" ? "good" : ""}">${app.value("run", run.outcome)}</span></button></li>`)}
    </ul>`;
  }

  private trace(): unknown {
    const { app, run } = this;
    return run ? runCard(app, run, this.nameOf(run)) : nothing;
  }

  private nameOf({ what, name }: RehearsalRun): string {
    return name ?? this.answer.automations[what]?.name ?? this.app.entityName(what);
  }

  private choose(run: RehearsalRun): void {
    this.run = run;
    this.seek(epoch(run.time));
  }

  private seek(at: number): void {
    this.at = Math.min(Math.max(at, this.from), this.to);
  }

  private step(direction: 1 | -1): void {
    const runs = this.answer.timeline;
    const next = direction > 0 ? runs.find((run) => epoch(run.time) > this.at + 1) : [...runs].reverse().find((run) => epoch(run.time) < this.at - 1);
    if (next) this.choose(next);
  }

  private readonly play = (): void => {
    if (this.at >= this.to - 1) this.at = this.from;
    this.playing = true;
    const stride = ((this.to - this.from) * FRAME) / PLAYED_IN;
    this.timer = window.setInterval(() => {
      this.seek(this.at + stride);
      if (this.at >= this.to) this.pause();
    }, FRAME);
  };

  private readonly pause = (): void => {
    window.clearInterval(this.timer);
    this.playing = false;
  };
}
customElements.get("dt-rehearsal-result") ?? customElements.define("dt-rehearsal-result", RehearsalResult);
