/** The home's automations in fast motion: choose, run, and watch what would have happened. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { mdiAccountLock, mdiAlertCircleOutline, mdiMovieOpenPlayOutline, mdiPlay, mdiRobotOutline } from "@mdi/js";
import type { App } from "../app/app.ts";
import { NO_LIBRARY, type Library, type RehearsalAnswer, type StoredScenarios } from "../app/types.ts";
import { icon, notice, stateOf } from "../ui/parts.ts";
import { Progress } from "../ui/progress.ts";
import { styles } from "../ui/styles.ts";
import "./rehearsal-result.ts";
import { anything, fieldsOf, happening, NO_TRIES, trying, type Given, type Tries } from "./rehearsal-tries.ts";

const DURATIONS = [6, 24, 72, 168, 336, 744];

export class RehearsalView extends LitElement {
  static override properties = {
    app: { attribute: false }, words: { attribute: false }, chosen: { state: true }, tries: { state: true },
    library: { state: true }, stored: { state: true }, start: { state: true }, hours: { state: true }, running: { state: true }, answer: { state: true }, error: { state: true },
  };
  declare app: App;
  declare words: object;
  declare chosen: Set<string> | null;
  declare tries: Tries;
  declare library: Library;
  declare stored: StoredScenarios;
  declare start: string;
  declare hours: number;
  declare running: boolean;
  declare answer: RehearsalAnswer | null;
  declare error: string;
  private started = false;
  private readonly progress = new Progress(this, "rehearsal", () => this.app.hass.user?.is_admin ?? false);

  constructor() {
    super();
    this.chosen = null;
    this.tries = NO_TRIES;
    this.library = NO_LIBRARY;
    this.stored = { saved: {}, scenarios: [] };
    this.start = "";
    this.hours = 24;
    this.running = false;
    this.answer = null;
    this.error = "";
  }

  static override styles = [
    styles,
    css`
      .form {
        display: grid;
        gap: 16px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        align-items: start;
      }
      .list {
        max-height: 260px;
        overflow: auto;
        border: 1px solid var(--dt-line);
        border-radius: 8px;
        padding: 4px 0;
      }
      .list label {
        display: flex;
        gap: 12px;
        align-items: center;
        min-height: 40px;
        padding: 4px 12px;
        cursor: pointer;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
        display: grid;
        gap: 8px;
      }
      legend {
        font-weight: 500;
        padding: 0;
        margin-bottom: 8px;
      }
    `,
  ];

  protected override willUpdate(): void {
    if (this.started || !this.app.hass.user?.is_admin) return;
    this.started = true;
    void this.loadScenarios();
  }

  /** Without the right to read them, or while the database is away, a rehearsal still goes without a scenario. */
  private async loadScenarios(): Promise<void> {
    const { app } = this;
    try {
      this.library = await app.ws<Library>("scenarios/library");
      this.stored = await app.act<StoredScenarios>("list_scenarios", { limit: 1 });
    } catch {
      this.stored = { saved: {}, scenarios: [] };
    }
  }

  private get given(): Given {
    const { app, tries, library, stored } = this;
    return { app, tries, library, stored, change: (change) => (this.tries = { ...this.tries, ...change }) };
  }

  private get automations(): string[] {
    const { hass } = this.app;
    return Object.keys(hass.states)
      .filter((id) => id.startsWith("automation."))
      .sort((one, other) => this.app.format.order(this.app.entityName(one), this.app.entityName(other)));
  }

  override render(): unknown {
    const { app } = this;
    if (!app.hass.user?.is_admin) return html`<div class="page">${stateOf(mdiAccountLock, app.t("forbidden"), app.t("forbidden_text"))}</div>`;
    return html`<div class="page">
      ${this.form()}
      ${this.running || this.progress.share !== null ? this.progress.card() : nothing}
      ${this.error ? notice("bad", mdiAlertCircleOutline, this.error) : nothing}
      ${this.answer
        ? html`<dt-rehearsal-result .app=${app} .words=${this.words} .answer=${this.answer}></dt-rehearsal-result>`
        : this.running ? nothing : html`<section class="card">${stateOf(mdiMovieOpenPlayOutline, app.t("rehearsal_empty"), app.t("rehearsal_empty_text"))}</section>`}
    </div>`;
  }

  private form(): TemplateResult {
    const { app } = this;
    const all = this.automations;
    return html`<section class="card">
      <header><h2>${app.t("rehearse")}</h2></header>
      <div class="form">
        <fieldset>
          <legend>${app.t("automations")}</legend>
          ${all.length
            ? html`<div class="list">
                <label><input type="checkbox" .checked=${this.chosen === null} @change=${(event: Event) => (this.chosen = (event.target as HTMLInputElement).checked ? null : new Set())} /><b>${app.t("all_automations")}</b></label>
                ${all.map((id) => html`<label><input type="checkbox" .checked=${this.chosen?.has(id) ?? true} @change=${() => this.toggle(id)} /><span class="cut">${app.entityName(id)}</span></label>`)}
              </div>`
            : html`<div class="row soft">${icon(mdiRobotOutline)}${app.t("no_automations")}</div>`}
        </fieldset>
        <fieldset>
          <legend>${app.t("when")}</legend>
          <label class="field">${app.t("start_in", { zone: app.hass.config.time_zone })}<input type="datetime-local" .value=${this.start} @change=${(event: Event) => (this.start = (event.target as HTMLInputElement).value)} /></label>
          <p class="small soft">${app.t("start_hint")}</p>
          <label class="field">${app.t("duration")}<select @change=${(event: Event) => (this.hours = Number((event.target as HTMLSelectElement).value))}>
            ${DURATIONS.map((hours) => html`<option value=${hours} ?selected=${hours === this.hours}>${app.format.duration(hours * 3600)}</option>`)}
          </select></label>
          ${happening(this.given)}
        </fieldset>
        ${trying(this.given)}
      </div>
      <div class="row" style="margin-top:16px">
        <button class="filled" ?disabled=${this.running || this.progress.share !== null || (!all.length && !anything(this.tries))} @click=${this.run}>${icon(mdiPlay, "s")}${app.t("run_rehearsal")}</button>
        <span class="soft small">${app.t("rehearsal_safe")}</span>
      </div>
    </section>`;
  }

  private toggle(id: string): void {
    const chosen = new Set(this.chosen ?? this.automations);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen.size === this.automations.length ? null : chosen;
  }

  private readonly run = async (): Promise<void> => {
    const { app } = this;
    const data: Record<string, unknown> = { duration: { hours: this.hours }, ...fieldsOf(this.tries, this.stored) };
    if (this.chosen) data["automations"] = [...this.chosen];
    else if (this.automations.length) data["automations"] = "all";
    // A time without a zone is one of the home's.
    if (this.start) data["start"] = this.start;
    this.running = true;
    this.error = "";
    try {
      this.answer = await app.act<RehearsalAnswer>("rehearse", data);
    } catch (caught) {
      this.error = this.app.problem(caught);
    } finally {
      this.running = false;
    }
  };
}
customElements.get("dt-rehearsal") ?? customElements.define("dt-rehearsal", RehearsalView);
