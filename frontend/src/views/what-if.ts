/** What would happen if: a scenario from the library or built by clicking, run on the twins, beside what happens without it. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAlertCircleOutline, mdiContentCopy, mdiContentSave, mdiDelete, mdiHelpRhombusOutline, mdiLinkVariant, mdiPlay, mdiPlus, mdiScriptTextOutline, mdiStop } from "@mdi/js";
import { BASE, problem, type App } from "../app/app.ts";
import { commandsOf, type Command } from "../app/commands.ts";
import { fromLink, fromMapping, toLink, toMapping, yaml, type Draft, type Mapping, type PlannedChange } from "../app/scenario.ts";
import type { LibraryEntry, LibraryParameter, ScenarioAnswer, StoredScenarios, Tile } from "../app/types.ts";
import { ask } from "../ui/confirm.ts";
import { icon, notice, stateOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import "../ui/timeline.ts";
import { tell } from "../ui/toast.ts";
import "./what-if-result.ts";

const RECENT = 20;
const HORIZONS = [3, 6, 12, 24, 48, 72, 168];

export class WhatIfView extends LitElement {
  static override properties = {
    app: { attribute: false }, tiles: { attribute: false }, words: { attribute: false }, link: {}, entity: {}, chosenScenario: {},
    draft: { state: true }, chosen: { state: true }, library: { state: true }, stored: { state: true }, running: { state: true },
    answer: { state: true }, kept: { state: true }, error: { state: true },
  };
  declare app: App;
  declare tiles: Map<string, Tile>;
  declare words: object;
  /** A scenario in the address, an entity to begin with, or a scenario of the library. */
  declare link: string;
  declare entity: string;
  declare chosenScenario: string;
  declare draft: Draft;
  declare chosen: number;
  declare library: LibraryEntry[];
  declare stored: StoredScenarios;
  declare running: boolean;
  declare answer: ScenarioAnswer | null;
  declare kept: { name: string; answer: ScenarioAnswer }[];
  declare error: string;
  private next = 1;
  private started = false;

  constructor() {
    super();
    this.draft = { name: "", scenario: "", parameters: {}, changes: [], hours: 24 };
    this.chosen = 0;
    this.library = [];
    this.stored = { saved: {}, scenarios: [] };
    this.running = false;
    this.answer = null;
    this.kept = [];
    this.error = "";
  }

  static override styles = [
    styles,
    css`
      .top {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: end;
      }
      .change {
        display: grid;
        gap: 10px;
        grid-template-columns: 32px minmax(120px, 2fr) minmax(120px, 2fr) minmax(90px, 1fr) minmax(90px, 1fr) auto;
        align-items: end;
        padding: 10px;
        border-radius: 8px;
      }
      .change.chosen {
        background: var(--dt-tint);
      }
      .number {
        width: 28px;
        height: 28px;
        border-radius: 14px;
        display: grid;
        place-items: center;
        font-weight: 500;
        background: var(--dt-tint);
        margin-bottom: 6px;
      }
      @media (max-width: 800px) {
        .change {
          grid-template-columns: 1fr 1fr;
          border: 1px solid var(--dt-line);
        }
        .change .number {
          display: none;
        }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.started) {
      this.started = true;
      void this.loadLibrary();
      void this.loadStored();
    }
    if (changed.has("link") && this.link) {
      const draft = fromLink(this.link);
      if (draft) this.take(draft);
    } else if (changed.has("chosenScenario") && this.chosenScenario) this.draft = { ...this.draft, scenario: this.chosenScenario };
    else if (changed.has("entity") && this.entity && !this.draft.changes.length) this.add(this.entity, 0);
  }

  private take(draft: Draft): void {
    this.draft = draft;
    this.next = draft.changes.length + 1;
    this.chosen = 0;
  }

  private async loadLibrary(): Promise<void> {
    try {
      this.library = (await this.app.ws<{ scenarios: LibraryEntry[] }>("scenarios/library")).scenarios;
    } catch (caught) {
      this.error = problem(caught);
    }
  }

  private async loadStored(): Promise<void> {
    try {
      this.stored = await this.app.act<StoredScenarios>("list_scenarios", { limit: RECENT });
    } catch {
      // Without the right to read stored scenarios, or while the database is away, one still builds and runs one's own.
      this.stored = { saved: {}, scenarios: [] };
    }
  }

  override render(): unknown {
    const { app } = this;
    if (!this.tiles.size) return html`<div class="page">${stateOf(mdiHelpRhombusOutline, app.t("no_twins"), app.t("no_twins_text"))}</div>`;
    return html`<div class="page">
      ${this.builder()}
      ${this.running ? html`<section class="card" role="status"><div class="bar busy"><i></i></div><div class="row"><p class="soft small grow" style="margin-top:6px">${app.t("simulating")}</p><button @click=${() => app.act("cancel_scenario").catch((caught: unknown) => (this.error = problem(caught)))}>${icon(mdiStop, "s")}${app.t("stop")}</button></div></section>` : nothing}
      ${this.error ? notice("bad", mdiAlertCircleOutline, this.error) : nothing}
      ${this.answer && !this.running
        ? html`<dt-what-if-result .app=${app} .words=${this.words} .answer=${this.answer} .kept=${this.kept} @keep=${this.keep} @drop=${() => (this.kept = [])}></dt-what-if-result>`
        : this.running || this.answer ? nothing : html`<section class="card">${stateOf(mdiHelpRhombusOutline, app.t("what_if_empty"), app.t("what_if_empty_text"))}</section>`}
    </div>`;
  }

  private builder(): TemplateResult {
    const { app, draft } = this;
    const entry = this.library.find((item) => item.id === draft.scenario);
    const start = Date.now() / 1000;
    const saved = Object.keys(this.stored.saved);
    const recent = this.stored.scenarios.filter((item) => item.kind === "scenario");
    return html`<section class="card">
      <header><h2>${app.t("what_if_title")}</h2></header>
      <div class="top">
        <label class="field">${app.t("begin_with")}
          <select @change=${this.pick}>
            <option value="" ?selected=${!draft.scenario}>${app.t("own_changes")}</option>
            <optgroup label=${app.t("library")}>${this.library.map((item) => html`<option value="library:${item.id}" ?selected=${item.id === draft.scenario}>${app.value("scenario", item.id)}</option>`)}</optgroup>
            ${saved.length ? html`<optgroup label=${app.t("saved")}>${saved.map((name) => html`<option value="saved:${name}" ?selected=${name === draft.name}>${name}</option>`)}</optgroup>` : nothing}
            ${recent.length ? html`<optgroup label=${app.t("recent")}>${recent.map((item) => html`<option value="result:${item.scenario_id}">${app.format.short(Date.parse(item.time) / 1000)} · ${app.value("scenario", item.name)}</option>`)}</optgroup>` : nothing}
          </select></label>
        <label class="field">${app.t("horizon")}
          <select @change=${(event: Event) => (this.draft = { ...draft, hours: Number((event.target as HTMLSelectElement).value) })}>
            ${HORIZONS.map((hours) => html`<option value=${hours} ?selected=${hours === draft.hours}>${app.format.duration(hours * 3600)}</option>`)}
          </select></label>
        ${entry ? entry.parameters.map((parameter) => this.parameter(parameter)) : nothing}
      </div>
      <h3 style="margin:20px 0 4px">${app.t("changes")}</h3>
      <p class="soft small">${app.t("changes_hint")}</p>
      <dt-timeline .app=${app} .changes=${draft.changes} .hours=${draft.hours} .start=${start} .chosen=${this.chosen} .label=${(change: PlannedChange) => this.sentence(change)}
        @choose=${(event: CustomEvent<{ key: number }>) => (this.chosen = event.detail.key)} @move=${(event: CustomEvent<{ key: number; at: number }>) => this.move(event.detail.key, event.detail.at)}
        @add=${(event: CustomEvent<{ at: number }>) => this.add("", event.detail.at)}></dt-timeline>
      ${draft.changes.map((change, index) => this.change(change, index))}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${() => this.add("", this.draft.changes.length ? Math.min(draft.hours * 3600 - 300, Math.max(...draft.changes.map((change) => change.at)) + 3600) : 0)}>${icon(mdiPlus, "s")}${app.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running || (!draft.scenario && !draft.changes.length)} @click=${this.run}>${icon(mdiPlay, "s")}${app.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.save} ?disabled=${!draft.scenario && !draft.changes.length}>${icon(mdiContentSave, "s")}${app.t("save")}</button>
        <button @click=${() => this.copy(yaml(toMapping(draft)))}>${icon(mdiContentCopy, "s")}${app.t("copy_yaml")}</button>
        <button @click=${() => this.copy(yaml({ action: "digital_twin.run_scenario", data: toMapping(draft), response_variable: "scenario" }))}>${icon(mdiScriptTextOutline, "s")}${app.t("copy_action")}</button>
        <button @click=${() => this.copy(`${location.origin}${BASE}/what-if?s=${toLink(draft)}`)}>${icon(mdiLinkVariant, "s")}${app.t("copy_link")}</button>
      </div>
    </section>`;
  }

  private readonly pick = (event: Event): void => {
    const [kind, ...rest] = (event.target as HTMLSelectElement).value.split(":");
    const id = rest.join(":");
    if (kind === "saved") this.take(fromMapping(this.stored.saved[id]?.scenario ?? {}, id));
    else if (kind === "result") void this.open(id);
    else {
      const entry = this.library.find((item) => item.id === id);
      const fitting = HORIZONS.find((hours) => hours * 3600 >= (entry?.horizon ?? 0)) ?? 168;
      this.draft = { ...this.draft, scenario: id, parameters: {}, hours: entry ? fitting : this.draft.hours };
    }
  };

  private async open(id: string): Promise<void> {
    try {
      const found = await this.app.act<{ request: Mapping; result: ScenarioAnswer }>("get_scenario_result", { scenario_id: id });
      this.take(fromMapping(found.request));
      this.answer = found.result;
    } catch (caught) {
      this.error = problem(caught);
    }
  }

  private parameter(parameter: LibraryParameter): TemplateResult | typeof nothing {
    const { app, draft } = this;
    const value = draft.parameters[parameter.name];
    const set = (given: unknown): void => {
      const parameters = { ...draft.parameters };
      if (given === "" || given === undefined || Number.isNaN(given)) delete parameters[parameter.name];
      else parameters[parameter.name] = given;
      this.draft = { ...draft, parameters };
    };
    const label = app.value("parameter", parameter.name);
    const changed = (event: Event): string => (event.target as HTMLInputElement).value;
    switch (parameter.sort) {
      case "choice":
        return html`<label class="field">${label}<select @change=${(event: Event) => set(changed(event))}>${parameter.options.map((option) => html`<option value=${option} ?selected=${option === (value ?? parameter.default)}>${app.value("option", option)}</option>`)}</select></label>`;
      case "twin":
        return html`<label class="field">${label}<select @change=${(event: Event) => set(changed(event))}><option value="">${app.t("found_by_itself")}</option>${this.options(String(value ?? ""))}</select></label>`;
      case "number":
        return html`<label class="field">${parameter.unit ? `${label} (${parameter.unit})` : label}<input type="number" min=${parameter.lower} max=${parameter.upper} step="any" .value=${String(value ?? parameter.default ?? "")} @change=${(event: Event) => set(changed(event) === "" ? "" : Number(changed(event)))} /></label>`;
      case "duration": {
        const hours = typeof value === "object" && value ? Number((value as Mapping)["hours"]) : Number(parameter.default ?? 0) / 3600;
        return html`<label class="field">${label} (h)<input type="number" min=${parameter.lower / 3600} max=${parameter.upper / 3600} step="any" .value=${hours ? String(hours) : ""} @change=${(event: Event) => set(changed(event) === "" ? "" : { hours: Number(changed(event)) })} /></label>`;
      }
      case "moment":
        return html`<label class="field">${label}<input type="time" .value=${typeof value === "string" ? value : ""} @change=${(event: Event) => set(changed(event))} /></label>`;
      default:
        return html`<label class="field">${label}<input .value=${String(value ?? "")} @change=${(event: Event) => set(changed(event))} /></label>`;
    }
  }

  private options(chosen: string): unknown {
    const sorted = [...this.tiles.values()].sort((one, other) => this.app.format.order(one.name, other.name));
    return sorted.map((tile) => html`<option value=${tile.entity_id} ?selected=${tile.entity_id === chosen}>${tile.name}</option>`);
  }

  private get commandable(): Tile[] {
    return [...this.tiles.values()].filter((tile) => this.commands(tile.entity_id).length).sort((one, other) => this.app.format.order(one.name, other.name));
  }

  private commands(entityId: string): Command[] {
    return commandsOf(entityId, this.app.hass.states[entityId]);
  }

  private commandName(entityId: string, command: Command): string {
    const [domain, service] = command.action.split(".");
    const name = this.app.hass.localize(`component.${domain}.services.${service}.name`) || this.app.value("command", service ?? "");
    return command.field && this.commands(entityId).some((other) => other.action === command.action && other.field?.name !== command.field?.name) ? `${name} (${this.app.value("field", command.field.name)})` : name;
  }

  private commandOf(change: PlannedChange, commands = this.commands(change.entityId)): Command | undefined {
    const keys = Object.keys(change.data);
    const all = commands.filter((command) => command.action === change.action);
    return all.find((command) => keys.includes(command.field?.name ?? command.options?.name ?? "")) ?? all[0];
  }

  private sentence(change: PlannedChange): string {
    const command = this.commandOf(change);
    const value = Object.values(change.data).map((item) => (typeof item === "number" ? this.app.format.number(item, 2) : item));
    return [this.tileOf(change.entityId)?.name ?? change.entityId, command ? this.commandName(change.entityId, command) : change.action, ...value].join(" · ");
  }

  private tileOf(entityId: string): Tile | undefined {
    return [...this.tiles.values()].find((tile) => tile.entity_id === entityId);
  }

  private initial(command: Command | undefined): PlannedChange["data"] {
    if (command?.field) return { [command.field.name]: command.field.initial };
    return command?.options?.values[0] ? { [command.options.name]: command.options.values[0] } : {};
  }

  private add(entityId: string, at: number): void {
    const known = this.commandable;
    const tile = known.find((item) => item.entity_id === entityId) ?? known[0];
    if (!tile) return;
    for (const item of known) void this.app.hass.loadBackendTranslation("services", item.entity_id.split(".")[0]).then(() => this.requestUpdate());
    const command = this.commands(tile.entity_id)[0] as Command;
    const key = this.next++;
    this.draft = { ...this.draft, changes: [...this.draft.changes, { key, at, entityId: tile.entity_id, action: command.action, data: this.initial(command) }] };
    this.chosen = key;
  }

  private alter(key: number, change: Partial<PlannedChange>): void {
    this.draft = { ...this.draft, changes: this.draft.changes.map((item) => (item.key === key ? { ...item, ...change } : item)) };
  }

  private move(key: number, at: number): void {
    this.chosen = key;
    this.alter(key, { at });
  }

  private change(change: PlannedChange, index: number): TemplateResult {
    const { app } = this;
    const commands = this.commands(change.entityId);
    const command = this.commandOf(change, commands);
    const minutes = Math.round(change.at / 60);
    return html`<div class="change ${change.key === this.chosen ? "chosen" : ""}" role="group" aria-label=${app.t("change_number", { number: index + 1 })} @focusin=${() => (this.chosen = change.key)}>
      <span class="number">${index + 1}</span>
      <label class="field">${app.t("device")}<select @change=${(event: Event) => {
        const entityId = (event.target as HTMLSelectElement).value;
        const first = this.commands(entityId)[0];
        this.alter(change.key, { entityId, action: first?.action ?? "", data: this.initial(first) });
      }}>${this.commandable.map((tile) => html`<option value=${tile.entity_id} ?selected=${tile.entity_id === change.entityId}>${tile.name}</option>`)}</select></label>
      <label class="field">${app.t("action")}<select @change=${(event: Event) => {
        const picked = commands[Number((event.target as HTMLSelectElement).value)];
        if (picked) this.alter(change.key, { action: picked.action, data: this.initial(picked) });
      }}>${commands.map((item, at) => html`<option value=${at} ?selected=${item === command}>${this.commandName(change.entityId, item)}</option>`)}</select></label>
      ${command?.field
        ? html`<label class="field">${app.value("field", command.field.name)}<input type="number" min=${command.field.min} max=${command.field.max} step=${command.field.step} .value=${String(change.data[command.field.name] ?? "")} @change=${(event: Event) => this.alter(change.key, { data: { [command.field?.name ?? ""]: Number((event.target as HTMLInputElement).value) } })} /></label>`
        : command?.options
          ? html`<label class="field">${app.value("field", command.options.name)}<select @change=${(event: Event) => this.alter(change.key, { data: { [command.options?.name ?? ""]: (event.target as HTMLSelectElement).value } })}>${command.options.values.map((value) => html`<option value=${value} ?selected=${value === change.data[command.options?.name ?? ""]}>${app.words(change.entityId, value, null)}</option>`)}</select></label>`
          : html`<span></span>`}
      <label class="field">${app.t("after")}<input type="number" min="0" max=${this.draft.hours * 60 - 1} step="5" .value=${String(minutes)} @change=${(event: Event) => this.move(change.key, Math.max(0, Math.min(Number((event.target as HTMLInputElement).value) * 60, this.draft.hours * 3600 - 60)))} /></label>
      <button class="round" aria-label=${app.t("remove_change", { number: index + 1 })} @click=${() => (this.draft = { ...this.draft, changes: this.draft.changes.filter((item) => item.key !== change.key) })}>${icon(mdiDelete)}</button>
    </div>`;
  }

  private readonly run = async (): Promise<void> => {
    this.running = true;
    this.error = "";
    try {
      this.answer = await this.app.act<ScenarioAnswer>("run_scenario", toMapping(this.draft));
    } catch (caught) {
      this.error = problem(caught);
    } finally {
      this.running = false;
    }
  };

  private readonly keep = (): void => {
    if (!this.answer) return;
    const name = this.draft.name || (this.draft.scenario ? this.app.value("scenario", this.draft.scenario) : this.draft.changes.map((change) => this.sentence(change)).join(", "));
    this.kept = [...this.kept.filter((item) => item.answer !== this.answer), { name, answer: this.answer }].slice(-4);
  };

  private readonly save = async (): Promise<void> => {
    const { app } = this;
    const name = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("save"), text: app.t("save_text"), yes: app.t("save"), input: { label: app.t("name"), value: this.draft.name } });
    if (!name) return;
    try {
      await app.act("save_scenario", { name, scenario: toMapping(this.draft) });
      this.draft = { ...this.draft, name };
      tell(this, app.t("saved_as", { name }));
      await this.loadStored();
    } catch (caught) {
      tell(this, problem(caught));
    }
  };

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      tell(this, this.app.t("copied"));
    } catch {
      // Browsers give the clipboard only to pages over HTTPS; then the text is shown to be copied by hand.
      await ask(this.app, this.renderRoot as ShadowRoot, { title: this.app.t("copy_by_hand"), text, yes: this.app.t("close") });
    }
  }
}
customElements.get("dt-what-if") ?? customElements.define("dt-what-if", WhatIfView);
