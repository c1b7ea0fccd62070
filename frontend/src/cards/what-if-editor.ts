/** The form of the what-if card: its scenario is picked from the library or from those that were saved, not typed. */
import { html, LitElement, nothing } from "lit";
import { App } from "../app/app.ts";
import type { Hass } from "../app/hass.ts";
import { EMPTY, seconds, type Draft, type Mapping } from "../app/scenario.ts";
import { NO_LIBRARY, type Library, type OverviewMessage, type StoredScenarios, type Tile } from "../app/types.ts";
import { Live } from "../app/live.ts";
import { takeTiles } from "../app/tiles.ts";
import { styles } from "../ui/styles.ts";
import { beginning, beginningLooks, fittingHours } from "../views/what-if-begin.ts";
import type { CardConfig } from "./registry.ts";

class WhatIfEditor extends LitElement {
  static override properties = { config: { attribute: false }, library: { state: true }, stored: { state: true }, error: { state: true } };
  declare config: CardConfig;
  declare library: Library;
  declare stored: StoredScenarios;
  declare error: string;
  private app?: App;
  private overview?: Live<OverviewMessage>;
  private readonly tiles = new Map<string, Tile>();

  constructor() {
    super();
    this.library = NO_LIBRARY;
    this.stored = { saved: {}, scenarios: [] };
    this.error = "";
  }

  static override styles = [styles, beginningLooks];

  setConfig(config: CardConfig): void {
    this.config = config;
  }

  set hass(hass: Hass) {
    if (this.app) {
      this.app.update(hass);
      return;
    }
    this.app = new App(hass, () => this.requestUpdate());
    void this.load(this.app);
    this.watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.overview?.stop();
    this.overview = undefined;
  }

  /** The twins, which a scenario of the library may be about. */
  private watch(): void {
    if (!this.app || !this.isConnected || this.overview) return;
    const changed = (): void => this.requestUpdate();
    this.overview = new Live<OverviewMessage>(this.app, "overview/subscribe", {}, () => this.tiles.clear(), (message) => {
      takeTiles(this.tiles, message);
      changed();
    }, changed);
    this.overview.start();
  }

  private async load(app: App): Promise<void> {
    try {
      [this.library, this.stored] = await Promise.all([app.ws<Library>("scenarios/library"), app.act<StoredScenarios>("list_scenarios", { limit: 1 })]);
    } catch (caught) {
      this.error = app.problem(caught);
    }
  }

  private tell(change: Partial<CardConfig>): void {
    const config = Object.fromEntries(Object.entries({ ...this.config, ...change }).filter(([, value]) => value !== undefined && value !== ""));
    this.dispatchEvent(new CustomEvent("config-changed", { detail: { config }, bubbles: true, composed: true }));
  }

  private pick(kind: string, id: string): void {
    const none = { scenario: undefined, saved: undefined, parameters: undefined, horizon: undefined };
    if (kind === "saved") this.tell({ ...none, changes: undefined, saved: id });
    else if (kind === "library") this.tell({ ...none, scenario: id });
  }

  private alter({ parameters, hours }: Partial<Draft>): void {
    this.tell({
      ...(parameters ? { parameters: Object.keys(parameters).length ? parameters : undefined } : {}),
      ...(hours ? { horizon: { hours } } : {}),
    });
  }

  override render(): unknown {
    const { app, config } = this;
    if (!app || !config) return nothing;
    const entry = this.library.scenarios.find((item) => item.id === config.scenario);
    const given = seconds(config.horizon);
    const draft: Draft = {
      ...EMPTY, name: config.saved ?? "", scenario: config.scenario ?? "", parameters: (config.parameters ?? {}) as Mapping,
      hours: given ? given / 3600 : entry ? fittingHours(entry.horizon) : EMPTY.hours,
    };
    const tiles = [...this.tiles.values()].sort((one, other) => app.format.order(one.name, other.name));
    return html`<div class="stack">
      <label class="field">${app.t("name")}<input .value=${config.name ?? ""} placeholder=${config.saved ?? (config.scenario ? app.value("scenario", config.scenario) : "")} @change=${(event: Event) => this.tell({ name: (event.target as HTMLInputElement).value })} /></label>
      ${this.error ? html`<p role="alert">${this.error}</p>` : nothing}
      ${beginning({ app, draft, library: this.library, stored: { ...this.stored, scenarios: [] }, tiles, pick: (kind, id) => this.pick(kind, id), change: (part) => this.alter(part), ownChanges: Boolean(config.changes) })}
    </div>`;
  }
}
customElements.get("dt-what-if-editor") ?? customElements.define("dt-what-if-editor", WhatIfEditor);
