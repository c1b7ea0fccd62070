/** What would happen if: a scenario from the library or built by clicking, run on the twins, beside what happens without it. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { mdiAlertCircleOutline, mdiContentCopy, mdiContentPaste, mdiContentSave, mdiHelpRhombusOutline, mdiLinkVariant, mdiPlay, mdiPlus, mdiScriptTextOutline } from "@mdi/js";
import { BASE, type App } from "../app/app.ts";
import { commands, initialWords, sentenceOf } from "../app/change-words.ts";
import type { Standing } from "../app/live.ts";
import { EMPTY, fromLink, fromMapping, toLink, toMapping, type Draft, type Mapping, type PlannedChange } from "../app/scenario.ts";
import { NO_LIBRARY, type Library, type ScenarioAnswer, type StoredScenarios, type Tile } from "../app/types.ts";
import { yaml } from "../app/yaml.ts";
import "../ui/change-editor.ts";
import { ask } from "../ui/confirm.ts";
import { icon, notice, standingOf, stateOf } from "../ui/parts.ts";
import { Progress } from "../ui/progress.ts";
import { styles } from "../ui/styles.ts";
import "../ui/timeline.ts";
import { tell } from "../ui/toast.ts";
import { beginning, beginningLooks, fittingHours } from "./what-if-begin.ts";
import "./what-if-compare.ts";
import { Problems } from "./what-if-problems.ts";
import "./what-if-result.ts";

const RECENT = 20;
const LATER = 3600;

export class WhatIfView extends LitElement {
  static override properties = {
    app: { attribute: false }, tiles: { attribute: false }, words: { attribute: false }, link: {}, entity: {}, chosenScenario: {}, standing: {}, overviewError: {},
    draft: { state: true }, chosen: { state: true }, library: { state: true }, stored: { state: true }, running: { state: true },
    answer: { state: true }, error: { state: true },
  };
  declare app: App;
  declare tiles: Map<string, Tile>;
  /** How the overview stands, which brings the tiles. */
  declare standing: Standing;
  declare overviewError: string;
  declare words: object;
  /** A scenario in the address, an entity to begin with, or a scenario of the library. */
  declare link: string;
  declare entity: string;
  declare chosenScenario: string;
  declare draft: Draft;
  declare chosen: number;
  declare library: Library;
  declare stored: StoredScenarios;
  declare running: boolean;
  declare answer: ScenarioAnswer | null;
  declare error: string;
  private next = 1;
  private started = false;
  private begunWith = "";
  private readonly progress = new Progress(this, "scenario");
  private readonly problems = new Problems(this);

  constructor() {
    super();
    this.draft = EMPTY;
    this.chosen = 0;
    this.library = NO_LIBRARY;
    this.stored = { saved: {}, scenarios: [] };
    this.running = false;
    this.answer = null;
    this.error = "";
  }

  static override styles = [styles, beginningLooks];

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.started) {
      this.started = true;
      void this.loadLibrary();
      void this.loadStored();
    }
    if (changed.has("link") && this.link) {
      const draft = fromLink(this.link, this.zone);
      if (draft) this.take(draft);
    } else if (changed.has("chosenScenario") && this.chosenScenario) this.draft = { ...this.draft, scenario: this.chosenScenario };
    else this.begin();
    if (changed.has("draft")) this.problems.look(this.nothingYet ? undefined : this.written);
  }

  /** Begin with the entity in the address, once it is known which devices there are. */
  private begin(): void {
    if (this.entity === this.begunWith || this.standing !== "live") return;
    this.begunWith = this.entity;
    if (this.entity && !this.link && !this.chosenScenario && !this.draft.changes.length) this.add(0, this.entity);
  }

  private get nothingYet(): boolean {
    return !this.draft.scenario && !this.draft.changes.length;
  }

  private get zone(): string {
    return this.app.hass.config.time_zone;
  }

  private get sorted(): Tile[] {
    return [...this.tiles.values()].sort((one, other) => this.app.format.order(one.name, other.name));
  }

  private take(draft: Draft): void {
    this.draft = draft;
    this.next = draft.changes.length + 1;
    this.chosen = 0;
    void this.app.loadServices(draft.changes.map((change) => String(change.words["action"] ?? "")));
  }

  private async loadLibrary(): Promise<void> {
    try {
      this.library = await this.app.ws<Library>("scenarios/library");
    } catch (caught) {
      this.error = this.app.problem(caught);
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
    const instead = standingOf(app, this.standing, this.overviewError, html`<div class="skeleton" style="min-height:320px"></div>`, this.tiles.size > 0);
    if (instead) return html`<div class="page">${instead}</div>`;
    if (!this.tiles.size) return html`<div class="page">${stateOf(mdiHelpRhombusOutline, app.t("no_twins"), app.t("no_twins_text"))}</div>`;
    return html`<div class="page">
      ${this.builder()} ${this.running ? this.progress.card() : nothing}
      ${this.error ? notice("bad", mdiAlertCircleOutline, this.error) : nothing}
      ${this.answer && !this.running
        ? html`<dt-what-if-result .app=${app} .words=${this.words} .answer=${this.answer} @adopt=${(event: CustomEvent<Mapping[]>) => this.adopt(event.detail)}></dt-what-if-result>`
        : this.running || this.answer ? nothing : html`<section class="card">${stateOf(mdiHelpRhombusOutline, app.t("what_if_empty"), app.t("what_if_empty_text"))}</section>`}
      <dt-what-if-compare .app=${app} .words=${this.words} .tiles=${this.tiles} .recent=${this.stored.scenarios.filter((item) => item.kind !== "rehearsal")} .present=${this.answer?.scenario_id ?? ""}></dt-what-if-compare>
    </div>`;
  }

  private builder(): TemplateResult {
    const { app, draft } = this;
    const start = Date.now() / 1000;
    const tiles = this.sorted;
    const { nothingYet, problems } = this;
    const at = draft.changes.length ? Math.min(draft.hours * 3600 - 300, Math.max(...draft.changes.map((change) => change.at)) + LATER) : 0;
    return html`<section class="card">
      <header><h2>${app.t("what_if_title")}</h2></header>
      ${beginning({ app, draft, library: this.library, stored: this.stored, tiles, pick: (kind, id) => this.pick(kind, id), change: (part) => (this.draft = { ...this.draft, ...part }), forget: (name) => void this.forget(name) })}
      <h3 style="margin:20px 0 4px">${app.t("changes")}</h3>
      <p class="soft small">${app.t("changes_hint")}</p>
      <dt-timeline .app=${app} .changes=${draft.changes} .hours=${draft.hours} .start=${start} .chosen=${this.chosen} .label=${(change: PlannedChange) => this.sentence(change)}
        @choose=${(event: CustomEvent<{ key: number }>) => (this.chosen = event.detail.key)} @move=${(event: CustomEvent<{ key: number; at: number }>) => this.move(event.detail.key, event.detail.at)}
        @add=${(event: CustomEvent<{ at: number }>) => this.add(event.detail.at)}></dt-timeline>
      ${repeat(draft.changes, (change) => change.key, (change, index) => html`<dt-change .app=${app} .words=${this.words} .change=${change} .index=${index} .tiles=${tiles} .library=${this.library} .hours=${draft.hours} .start=${start} ?chosen=${change.key === this.chosen} .problems=${problems.of(index)}
        @focusin=${() => (this.chosen = change.key)} @alter=${(event: CustomEvent<Partial<PlannedChange>>) => this.alter(change.key, event.detail)} @remove=${() => (this.draft = { ...this.draft, changes: this.draft.changes.filter((item) => item.key !== change.key) })}></dt-change>`)}
      ${problems.others.length ? notice("warn", mdiAlertCircleOutline, html`${app.t("problems_found")}: ${problems.others.join(" ")}`) : nothing}
      <div class="row" style="margin-top:12px">
        <button class="tonal" @click=${() => this.add(at)}>${icon(mdiPlus, "s")}${app.t("add_change")}</button>
        <button class="filled" ?disabled=${this.running || nothingYet || problems.some} @click=${this.run}>${icon(mdiPlay, "s")}${app.t("simulate")}</button>
        <span class="grow"></span>
        <button @click=${this.paste}>${icon(mdiContentPaste, "s")}${app.t("paste_yaml")}</button>
        <button @click=${this.save} ?disabled=${nothingYet}>${icon(mdiContentSave, "s")}${app.t("save")}</button>
        <button ?disabled=${nothingYet} @click=${() => this.copy(yaml(this.written))}>${icon(mdiContentCopy, "s")}${app.t("copy_yaml")}</button>
        <button ?disabled=${nothingYet} @click=${() => this.copy(yaml({ action: "digital_twin.run_scenario", data: this.written, response_variable: "scenario" }))}>${icon(mdiScriptTextOutline, "s")}${app.t("copy_action")}</button>
        <button ?disabled=${nothingYet} @click=${() => this.copy(`${location.origin}${BASE}/what-if?s=${toLink(draft)}`)}>${icon(mdiLinkVariant, "s")}${app.t("copy_link")}</button>
      </div>
    </section>`;
  }

  private pick(kind: string, id: string): void {
    if (kind === "saved") this.take(fromMapping(this.stored.saved[id]?.scenario ?? {}, this.zone, id));
    else if (kind === "result") void this.open(id);
    else {
      const entry = this.library.scenarios.find((item) => item.id === id);
      this.draft = { ...this.draft, name: "", scenario: id, parameters: {}, hours: entry ? fittingHours(entry.horizon) : this.draft.hours };
    }
  }

  private async open(id: string): Promise<void> {
    try {
      const found = await this.app.act<{ request: Mapping; result: ScenarioAnswer }>("get_scenario_result", { scenario_id: id });
      this.take(fromMapping(found.request, this.zone));
      this.answer = { ...found.result, scenario_id: id };
    } catch (caught) {
      this.error = this.app.problem(caught);
    }
  }

  private sentence(change: PlannedChange): string {
    const names = new Map([...this.tiles.values()].map((tile) => [tile.entity_id, tile.name]));
    return sentenceOf(this.app, change, (entityId) => names.get(entityId) ?? this.app.entityName(entityId));
  }

  /** What it is called while nobody has named it: the library's name, else what changes. */
  private get calledBy(): string {
    const { app, draft } = this;
    return draft.name || (draft.scenario ? app.value("scenario", draft.scenario) : draft.changes.map((change) => this.sentence(change)).join(", ").slice(0, 100));
  }

  private get written(): Mapping {
    return toMapping(this.draft, this.calledBy);
  }

  private add(at: number, entityId = ""): void {
    const known = this.sorted.filter((tile) => commands(this.app, tile.entity_id).length);
    const tile = known.find((item) => item.entity_id === entityId) ?? known[0];
    void this.app.loadServices(known.map((item) => item.entity_id));
    const key = this.next++;
    const kind = tile ? ("action" as const) : ("outage" as const);
    this.draft = { ...this.draft, changes: [...this.draft.changes, { key, kind, at, lasts: null, words: initialWords(this.app, kind, tile?.entity_id ?? "") }] };
    this.chosen = key;
  }

  /** Take what was advised into the scenario. */
  private adopt(changes: Mapping[]): void {
    const advised = fromMapping({ changes }, this.zone).changes.map((change) => ({ ...change, key: this.next++ }));
    void this.app.loadServices(advised.map((change) => String(change.words["action"] ?? "")));
    this.draft = { ...this.draft, name: "", changes: [...this.draft.changes, ...advised] };
    void this.run();
  }

  private alter(key: number, change: Partial<PlannedChange>): void {
    this.draft = { ...this.draft, changes: this.draft.changes.map((item) => (item.key === key ? { ...item, ...change } : item)) };
  }

  private move(key: number, at: number): void {
    this.chosen = key;
    this.alter(key, { at, written: undefined });
  }

  private readonly run = async (): Promise<void> => {
    this.running = true;
    this.error = "";
    try {
      this.answer = await this.app.act<ScenarioAnswer>("run_scenario", this.written);
      await this.loadStored();
    } catch (caught) {
      this.error = this.app.problem(caught);
    } finally {
      this.running = false;
    }
  };

  private readonly save = async (): Promise<void> => {
    const { app } = this;
    const name = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("save"), text: app.t("save_text"), yes: app.t("save"), input: { label: app.t("name"), value: this.calledBy } });
    if (!name) return;
    try {
      await app.act("save_scenario", { name, scenario: toMapping(this.draft, name) });
      this.draft = { ...this.draft, name };
      tell(this, app.t("saved_as", { name }));
      await this.loadStored();
    } catch (caught) {
      tell(this, this.app.problem(caught));
    }
  };

  /** Take over a scenario that somebody sent as text, or says what keeps it from being one. */
  private readonly paste = async (): Promise<void> => {
    const { app } = this;
    const text = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("paste_yaml"), text: app.t("paste_yaml_text"), yes: app.t("take_over"), input: { label: "YAML", lines: 12 } });
    if (!text) return;
    try {
      const { scenario, problems } = await app.ws<{ scenario: Mapping | null; problems: { text: string }[] }>("scenarios/read", { text });
      if (scenario) this.take(fromMapping(scenario, this.zone));
      this.answer = null;
      this.error = problems.map((problem) => problem.text).join(" ");
    } catch (caught) {
      this.error = app.problem(caught);
    }
  };

  private async forget(name: string): Promise<void> {
    const { app } = this;
    if ((await ask(app, this.renderRoot as ShadowRoot, { title: app.t("forget_saved"), text: app.t("forget_saved_text", { name }), yes: app.t("forget_saved") })) === undefined) return;
    try {
      await app.act("delete_scenario", { name });
      this.draft = { ...this.draft, name: "" };
      await this.loadStored();
    } catch (caught) {
      tell(this, this.app.problem(caught));
    }
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      tell(this, this.app.t("copied"));
    } catch {
      // Browsers give the clipboard only to pages over HTTPS; then the text is shown to be copied by hand.
      await ask(this.app, this.renderRoot as ShadowRoot, { title: this.app.t("copy_by_hand"), text, verbatim: true, yes: this.app.t("close") });
    }
  }
}
customElements.get("dt-what-if") ?? customElements.define("dt-what-if", WhatIfView);
