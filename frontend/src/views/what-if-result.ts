/** What a scenario brings: in words, in totals, and twin by twin beside what would have been. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiLightbulbOnOutline, mdiPlay, mdiShieldAlertOutline } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { ScenarioAnswer, Span, Totals, TwinCourse } from "../app/types.ts";
import { accent } from "../chart/colors.ts";
import "../chart/chart.ts";
import type { ChartModel } from "../chart/model.ts";
import { hazardClass, icon, notice } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { courseChart, tellingChannel } from "../ui/verdict.ts";
import { figureOf } from "./what-if-figures.ts";

const AT_FIRST = 6;
/** So many affected devices are told without asking. */
const FEW = 6;
/** Surroundings that count something. */
const COUNTS = new Set(["people"]);

function differs(course: TwinCourse): boolean {
  return Object.values(course.channels).some((channel) => channel.baseline !== undefined);
}

export class WhatIfResult extends LitElement {
  static override properties = { app: { attribute: false }, words: { attribute: false }, answer: { attribute: false }, all: { state: true }, channels: { state: true } };
  declare app: App;
  declare words: object;
  declare answer: ScenarioAnswer;
  declare all: boolean;
  declare channels: Map<string, string>;
  private models = new Map<string, ChartModel | undefined>();

  constructor() {
    super();
    this.all = false;
    this.channels = new Map();
  }

  static override styles = [
    styles,
    css`
      :host {
        display: grid;
        gap: 16px;
        min-width: 0;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 28px;
        margin-top: 12px;
      }
      .figures div {
        display: grid;
      }
      .figures b {
        font-size: 20px;
        font-weight: 400;
      }
      .twins {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      }
      select.inline {
        width: auto;
        min-height: 32px;
        padding: 2px 8px;
      }
      .up {
        color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
      }
      .down {
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("answer") || changed.has("words") || changed.has("channels")) this.models.clear();
    if (changed.has("answer")) this.all = false;
  }

  override render(): unknown {
    const { app, answer } = this;
    const twins = Object.entries(answer.twins).sort(([, one], [, other]) => Number(differs(other)) - Number(differs(one)));
    const moved = twins.filter(([, course]) => differs(course));
    const shown = this.all ? twins : (moved.length ? moved : twins).slice(0, AT_FIRST);
    return html`<section class="card" aria-live="polite">
        <header><h2>${app.t("outcome")}</h2></header>
        ${this.foreign()}
        <p>${answer.summary}</p>
        ${answer.breaking_point ? html`<p><b>${answer.breaking_point.text}</b></p>` : nothing}
        ${this.totals(this.sums(answer))} ${this.confidence()}
      </section>
      ${this.dangers()} ${this.events()} ${this.advice()}
      <div class="twins">${shown.map(([entityId, course]) => this.twin(entityId, course))}</div>
      ${shown.length < twins.length ? html`<div class="row" style="justify-content:center"><button class="tonal" @click=${() => (this.all = true)}>${app.t("show_all_of", { count: twins.length })}</button></div>` : nothing}
      ${this.around()} ${this.notes()}`;
  }

  /** An answer that was kept stays in the language of whoever ran it. */
  private foreign(): unknown {
    const { app, answer } = this;
    const language = answer.language && app.format.foreign(answer.language);
    return language ? html`<p class="soft small">${app.t("told_in", { language })}</p>` : nothing;
  }

  /** The weather, people and prices that were taken; at once where the scenario changes them. */
  private around(): unknown {
    const { app, answer } = this;
    const all = Object.entries(answer.surroundings ?? {}).filter(([, item]) => item.course.length > 1);
    if (!all.length) return nothing;
    const drawn = all.map(([name, item]) => {
      if (!this.models.has(name)) {
        const made = courseChart(app, "", { summary: app.value("quantity", name), channels: { [name]: { ...item, end: null } } }, name, accent(this));
        this.models.set(name, made && { ...made, count: COUNTS.has(name) });
      }
      const model = this.models.get(name);
      return model ? html`<div><h3>${app.value("quantity", name)}</h3><dt-chart .app=${app} .words=${this.words} .height=${130} .model=${model}></dt-chart></div>` : nothing;
    });
    return html`<details class="card" ?open=${all.some(([, item]) => item.baseline)}><summary>${app.t("around")}</summary><div class="twins" style="margin-top:12px">${drawn}</div></details>`;
  }

  /** The totals as answered, else the sum over the twins. */
  private sums(answer: ScenarioAnswer): { totals: Totals; baseline: Totals | null } {
    if (answer.totals) return { totals: answer.totals, baseline: answer.baseline ?? null };
    const sum = (pick: (course: TwinCourse) => Span | null): Span | null => {
      const found = Object.values(answer.twins).map(pick).filter((span): span is Span => span !== null);
      return found.length ? found.reduce((one, other) => ({ value: one.value + other.value, low: one.low + other.low, high: one.high + other.high })) : null;
    };
    return { totals: { energy: sum((course) => course.energy) }, baseline: { energy: sum((course) => course.baseline_energy) } };
  }

  private totals({ totals, baseline }: { totals: Totals; baseline: Totals | null }): unknown {
    const { app } = this;
    const keys = (Object.keys(totals) as (keyof Totals)[]).filter((key) => totals[key] && (key !== "exported" || totals[key].value || baseline?.[key]?.value));
    return html`<div class="figures">${keys.map((key) => {
      const span = totals[key] as Span;
      const before = baseline?.[key];
      const change = before ? span.value - before.value : 0;
      return html`<div><b class="num">${figureOf(app, key, span.value)}</b>
        ${before && Math.abs(change) > 1e-3 ? html`<span class="small num ${change > 0 === (key !== "exported") ? "up" : "down"}">${change > 0 ? "+" : ""}${figureOf(app, key, change)}</span>` : nothing}
        <span class="soft small">${app.value("total", key)}</span></div>`;
    })}</div>`;
  }

  private confidence(): unknown {
    const { app, answer } = this;
    const parts = [
      answer.failure_probability === undefined ? "" : app.t("failure", { share: app.format.percent(answer.failure_probability) }),
      answer.trouble_probability === undefined ? "" : app.t("trouble", { share: app.format.percent(answer.trouble_probability) }),
      answer.confidence === undefined ? "" : app.t("confidence", { share: app.format.percent(answer.confidence) }),
    ].filter(Boolean);
    return parts.length ? html`<p class="soft small" style="margin-top:8px">${parts.join(" · ")}</p>` : nothing;
  }

  private dangers(): unknown {
    const { app, answer } = this;
    if (!answer.crossings?.length) return nothing;
    return html`<section class="card"><header><h2>${app.t("hazards")}</h2></header><ul class="plain">${answer.crossings.map(
      (item) => html`<li>${notice(hazardClass(item.severity, item.probability), mdiShieldAlertOutline, html`${item.text}<div class="soft small">${item.time ? app.format.short(Date.parse(item.time) / 1000) : ""} ${app.format.percent(item.probability)}</div>`)}</li>`,
    )}</ul></section>`;
  }

  private events(): unknown {
    const { app, answer } = this;
    if (!answer.events?.length && !answer.affected?.length) return nothing;
    const affected = answer.affected ?? [];
    const told = new Set((answer.crossings ?? []).map((item) => item.text));
    return html`<section class="card"><header><h2>${app.t("what_happens")}</h2></header><ul class="plain">
      ${(answer.events ?? []).filter((event) => !told.has(event.text)).slice(0, 30).map((event) => html`<li class="row" style="flex-wrap:nowrap;align-items:baseline"><span class="soft small num" style="white-space:nowrap">${app.format.short(Date.parse(event.time) / 1000)}</span><span class="grow">${event.text}</span>${event.probability === undefined || event.probability === null ? nothing : html`<span class="badge num">${app.format.percent(event.probability)}</span>`}</li>`)}
      ${affected.length > FEW ? nothing : affected.map((item) => html`<li>${item.text}</li>`)}
    </ul>
    ${affected.length > FEW ? html`<details style="margin-top:8px"><summary>${app.t("affected", { count: affected.length })}</summary><ul class="plain" style="margin-top:8px">${affected.map((item) => html`<li>${item.text}</li>`)}</ul></details>` : nothing}
    </section>`;
  }

  private advice(): unknown {
    const { app, answer } = this;
    if (!answer.recommendations?.length) return nothing;
    return html`<section class="card"><header><h2>${app.t("advice")}</h2></header><ul class="plain">${answer.recommendations.map((item) => html`<li>${notice("good", mdiLightbulbOnOutline, html`${item.text}${item.outcome ? html`<div class="soft small">${item.outcome}</div>` : nothing}
        ${item.changes?.length ? html`<button @click=${() => this.dispatchEvent(new CustomEvent("adopt", { detail: item.changes }))}>${icon(mdiPlay, "s")}${app.t("simulate_that")}</button>` : nothing}`)}</li>`)}</ul></section>`;
  }

  private twin(entityId: string, course: TwinCourse): TemplateResult {
    const { app } = this;
    const drawn = Object.keys(course.channels).filter((key) => course.channels[key]?.course?.length);
    const key = this.channels.get(entityId) ?? tellingChannel(course);
    if (key && !this.models.has(entityId)) this.models.set(entityId, courseChart(app, entityId, course, key, accent(this)));
    const model = this.models.get(entityId);
    return html`<section class="card" aria-label=${course.name}>
      <header><h2>${course.name}</h2>
        ${drawn.length > 1 ? html`<select class="inline" aria-label=${app.t("channel")} @change=${(event: Event) => (this.channels = new Map(this.channels).set(entityId, (event.target as HTMLSelectElement).value))}>${drawn.map((name) => html`<option value=${name} ?selected=${name === key}>${app.channel(name)}</option>`)}</select>` : nothing}
        <span class="badge accent">${app.option("trust", course.trust)}</span></header>
      ${course.summary ? html`<p class="small">${course.summary}</p>` : nothing}
      ${model ? html`<dt-chart .app=${app} .words=${this.words} .height=${190} .model=${model}></dt-chart>` : nothing}
      ${[...course.notes, ...course.unknown].length ? html`<ul class="plain small soft" style="gap:2px">${[...course.notes, ...course.unknown].map((note) => html`<li>${note.text}</li>`)}</ul>` : nothing}
    </section>`;
  }

  private notes(): unknown {
    const { app, answer } = this;
    const all = [...(answer.refusals ?? []), ...(answer.assumed ?? []), ...(answer.not_simulated ?? [])];
    return all.length ? html`<details class="card"><summary>${app.t("assumptions")}</summary><ul class="plain small" style="margin-top:10px">${all.map((note) => html`<li>${note.text}</li>`)}</ul></details>` : nothing;
  }
}
customElements.get("dt-what-if-result") ?? customElements.define("dt-what-if-result", WhatIfResult);
