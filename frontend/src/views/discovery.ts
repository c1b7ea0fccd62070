/** The devices worth a twin, each with its reason; one or many twins at once. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAccountLock, mdiAlertCircleOutline, mdiCheck, mdiCheckAll, mdiPlus, mdiRefresh } from "@mdi/js";
import { BASE, follow, type App } from "../app/app.ts";
import type { Candidate } from "../app/types.ts";
import { kindIcon } from "../ui/kinds.ts";
import { icon, stateOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { tell } from "../ui/toast.ts";

const SHOWN = 60;

export class DiscoveryView extends LitElement {
  static override properties = {
    app: { attribute: false }, words: { attribute: false }, found: { state: true }, chosen: { state: true }, made: { state: true },
    busy: { state: true }, error: { state: true }, failed: { state: true }, shown: { state: true },
  };
  declare app: App;
  declare words: object;
  declare found: Candidate[] | null;
  declare chosen: Set<string>;
  declare made: Map<string, string>;
  declare busy: { done: number; of: number } | null;
  declare error: string;
  declare failed: Map<string, string>;
  declare shown: number;
  private started = false;

  constructor() {
    super();
    this.found = null;
    this.chosen = new Set();
    this.made = new Map();
    this.failed = new Map();
    this.busy = null;
    this.error = "";
    this.shown = SHOWN;
  }

  static override styles = [
    styles,
    css`
      .bar-tools {
        display: flex;
        gap: 8px 16px;
        align-items: center;
        flex-wrap: wrap;
        position: sticky;
        top: 0;
        z-index: 3;
        background: var(--dt-page);
        padding: 8px 4px;
      }
      .bar-tools label {
        display: flex;
        gap: 12px;
        align-items: center;
      }
      li.found {
        display: grid;
        grid-template-columns: auto 40px 1fr auto;
        gap: 4px 14px;
        align-items: center;
        padding: 12px 16px;
      }
      .kind {
        width: 40px;
        height: 40px;
        border-radius: 20px;
        display: grid;
        place-items: center;
        background: var(--dt-tint);
        color: var(--dt-link);
      }
      @media (max-width: 600px) {
        li.found {
          grid-template-columns: auto 1fr auto;
          padding: 12px;
        }
        li.found .kind,
        li.found .word {
          display: none;
        }
      }
    `,
  ];

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.started || !this.app.hass.user?.is_admin) return;
    this.started = true;
    void this.look(false);
  }

  private async look(refresh: boolean): Promise<void> {
    if (refresh) this.found = null;
    try {
      this.found = (await this.app.ws<{ candidates: Candidate[] }>("discovery", { refresh })).candidates;
      this.made = new Map();
      this.error = "";
    } catch (caught) {
      this.error = this.app.problem(caught);
    }
  }

  override render(): unknown {
    const { app } = this;
    return html`<div class="page" style="max-width:900px">${this.content(app)}</div>`;
  }

  private content(app: App): unknown {
    if (!app.hass.user?.is_admin) return stateOf(mdiAccountLock, app.t("forbidden"), app.t("forbidden_text"));
    if (this.error) return stateOf(mdiAlertCircleOutline, app.t("failed"), this.error, html`<button class="tonal" @click=${() => this.look(true)}>${app.t("again")}</button>`);
    if (!this.found) return html`<div aria-busy="true" style="display:grid;gap:12px"><span class="sr">${app.t("loading")}</span>${[1, 2, 3, 4].map(() => html`<div class="skeleton" style="min-height:72px"></div>`)}</div>`;
    if (!this.found.length) return stateOf(mdiCheckAll, app.t("all_found"), app.t("all_found_text"), html`<button class="tonal" @click=${() => this.look(true)}>${icon(mdiRefresh, "s")}${app.t("look_again")}</button>`);
    const left = this.found.filter((item) => !this.made.has(item.key));
    return html`<p class="soft">${app.t("discovery_text")}</p>
      <div class="bar-tools">
        <label><input type="checkbox" .checked=${this.chosen.size > 0 && this.chosen.size === left.length} .indeterminate=${this.chosen.size > 0 && this.chosen.size < left.length} @change=${(event: Event) => (this.chosen = new Set((event.target as HTMLInputElement).checked ? left.map((item) => item.key) : []))} />${app.t("choose_all")}</label>
        <span class="grow"></span>
        <button @click=${() => this.look(true)} ?disabled=${this.busy !== null}>${icon(mdiRefresh, "s")}${app.t("look_again")}</button>
        <button class="filled" ?disabled=${!this.chosen.size || this.busy !== null} @click=${() => this.make([...this.chosen])}>${icon(mdiPlus, "s")}${app.t("make_twins", { count: this.chosen.size })}</button>
      </div>
      ${this.busy ? html`<div role="status"><div class="bar"><i style="width:${(100 * this.busy.done) / this.busy.of}%"></i></div><p class="small soft num">${app.t("making", { done: this.busy.done, of: this.busy.of })}</p></div>` : nothing}
      <ul class="plain">${this.found.slice(0, this.shown).map((item) => this.one(item))}</ul>
      ${this.found.length > this.shown ? html`<button @click=${() => (this.shown += SHOWN)}>${app.t("show_all_of", { count: this.found.length })}</button>` : nothing}`;
  }

  private one(item: Candidate): TemplateResult {
    const { app } = this;
    const twin = this.made.get(item.key);
    const failure = this.failed.get(item.key);
    return html`<li class="card found">
      <input type="checkbox" aria-label=${item.name} .checked=${this.chosen.has(item.key)} ?disabled=${twin !== undefined || this.busy !== null} @change=${() => this.toggle(item.key)} />
      <span class="kind">${icon(kindIcon(item.kind))}</span>
      <div class="grow"><b>${item.name}</b> <span class="soft small">${app.option("kind", item.kind)} · ${app.area(item.area_id)}</span>
        <div class="small">${item.reason}</div>${failure ? html`<div class="small" role="alert" style="color:var(--dt-bad)">${failure}</div>` : nothing}</div>
      ${twin !== undefined
        ? html`<a class="button tonal" href="${BASE}/twin/${twin}" @click=${follow}>${icon(mdiCheck, "s")}${app.t("open_twin")}</a>`
        : html`<button aria-label=${app.t("make_twin_of", { name: item.name })} ?disabled=${this.busy !== null} @click=${() => this.make([item.key])}>${icon(mdiPlus, "s")}<span class="word">${app.t("make_twin")}</span></button>`}
    </li>`;
  }

  private toggle(key: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.chosen = chosen;
  }

  private async make(keys: string[]): Promise<void> {
    const { app } = this;
    this.busy = { done: 0, of: keys.length };
    const failed = new Map<string, string>();
    for (const key of keys) {
      const item = this.found?.find((candidate) => candidate.key === key);
      if (!item) continue;
      try {
        const target = item.device_id ? { device_id: item.device_id } : { entity_id: item.entity_id };
        const { twin_id: id } = await app.act<{ twin_id: string }>("create_twin", target);
        this.made = new Map(this.made).set(key, id);
      } catch (caught) {
        failed.set(key, this.app.problem(caught));
      }
      this.busy = { done: this.busy.done + 1, of: keys.length };
    }
    this.busy = null;
    this.failed = failed;
    this.chosen = new Set();
    tell(this, app.t("made", { count: keys.length - failed.size }));
  }
}
customElements.get("dt-discovery") ?? customElements.define("dt-discovery", DiscoveryView);
