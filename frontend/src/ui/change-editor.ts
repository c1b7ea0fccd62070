/** One change of a scenario: what sort it is, what it is about, when it begins and how long it lasts. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiDelete } from "@mdi/js";
import type { App } from "../app/app.ts";
import { entitiesOf, initialWords, type Words } from "../app/change-words.ts";
import { KINDS, type ChangeKind, type PlannedChange } from "../app/scenario.ts";
import type { Library, ScenarioChannel, Tile } from "../app/types.ts";
import { fieldsOf, firstGiven } from "./change-fields.ts";
import { icon } from "./parts.ts";
import { styles } from "./styles.ts";

export class ChangeEditor extends LitElement {
  static override properties = {
    app: { attribute: false }, words: { attribute: false }, change: { attribute: false }, index: { type: Number }, tiles: { attribute: false }, library: { attribute: false },
    hours: { type: Number }, start: { type: Number }, chosen: { type: Boolean, reflect: true }, problems: { attribute: false }, channels: { state: true }, error: { state: true },
  };
  declare app: App;
  declare words: object;
  declare change: PlannedChange;
  declare index: number;
  declare tiles: Tile[];
  declare library: Library;
  declare hours: number;
  declare start: number;
  declare chosen: boolean;
  /** What the server finds wrong with it. */
  declare problems: string[];
  declare channels: Record<string, ScenarioChannel> | undefined;
  declare error: string;
  private asked = "";

  constructor() {
    super();
    this.error = "";
    this.problems = [];
  }

  static override styles = [
    styles,
    css`
      :host {
        display: flex;
        gap: 10px;
        align-items: flex-start;
        padding: 10px;
        border-radius: 8px;
      }
      :host([chosen]) {
        background: var(--dt-tint);
      }
      .number {
        flex: none;
        width: 28px;
        height: 28px;
        border-radius: 14px;
        display: grid;
        place-items: center;
        font-weight: 500;
        background: var(--dt-tint);
        margin-top: 26px;
      }
      .fields {
        flex: 1;
        min-width: 0;
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
        align-items: start;
      }
      button.round {
        margin-top: 20px;
      }
      .problem {
        grid-column: 1 / -1;
        color: color-mix(in srgb, var(--dt-bad) 72%, var(--dt-text));
      }
      @media (max-width: 600px) {
        :host {
          display: block;
          position: relative;
          border: 1px solid var(--dt-line);
          margin-top: 8px;
        }
        .number {
          display: none;
        }
        .fields {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .fields > label:first-of-type {
          grid-column: 1 / -1;
          padding-inline-end: 48px;
        }
        button.round {
          position: absolute;
          top: 8px;
          inset-inline-end: 6px;
        }
      }
    `,
  ];

  protected override willUpdate(_changed: PropertyValues): void {
    const entityId = this.change.kind === "set" ? (entitiesOf(this.change.words)[0] ?? "") : "";
    if (entityId === this.asked) return;
    this.asked = entityId;
    this.channels = undefined;
    if (entityId) void this.load(entityId);
  }

  private async load(entityId: string): Promise<void> {
    try {
      const { channels } = await this.app.ws<{ channels: Record<string, ScenarioChannel> }>("twin/channels", { entity_id: entityId });
      if (entityId !== this.asked) return;
      this.channels = channels;
      this.error = "";
      if (!Object.keys((this.change.words["set"] ?? {}) as object).length) this.alter({ ...this.change.words, set: firstGiven(channels) });
    } catch (caught) {
      this.error = this.app.problem(caught);
    }
  }

  private tell(change: Partial<PlannedChange>): void {
    this.dispatchEvent(new CustomEvent("alter", { detail: change }));
  }

  private alter(words: Words): void {
    this.tell({ words });
  }

  private readonly turn = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as ChangeKind;
    const named = entitiesOf(this.change.words)[0] ?? this.tiles[0]?.entity_id ?? "";
    // What is given to a twin most often is the window of a room.
    const about = kind === "set" ? (this.tiles.find((tile) => tile.kind === "thermostat")?.entity_id ?? named) : named;
    const { when } = this.change.words;
    this.tell({ kind, words: { ...initialWords(this.app, kind, about), ...(when === undefined ? {} : { when }) } });
  };

  private minutes(event: Event): number | null {
    const text = (event.target as HTMLInputElement).value;
    return text === "" ? null : Math.max(0, Number(text) * 60);
  }

  override render(): TemplateResult {
    const { app, change, hours } = this;
    return html`<span class="number" aria-hidden="true">${this.index + 1}</span>
      <div class="fields" role="group" aria-label=${app.t("change_number", { number: this.index + 1 })}>
        <label class="field">${app.t("what_changes")}<select @change=${this.turn}>${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === change.kind}>${app.value("kind", kind)}</option>`)}</select></label>
        ${fieldsOf({ app, tiles: this.tiles, library: this.library, channels: this.channels, alter: (words) => this.alter(words) }, change)}
        <label class="field">${app.t("after")}<input type="number" min="0" max=${hours * 60 - 1} step="5" .value=${String(Math.round(change.at / 60))}
          @change=${(event: Event) => this.tell({ at: Math.min(this.minutes(event) ?? 0, hours * 3600 - 60), written: undefined })} /><span class="num">${app.format.short(this.start + change.at)}</span></label>
        <label class="field">${app.t("lasts")}<input type="number" min="1" step="5" placeholder=${app.t("to_the_end")} .value=${change.lasts === null ? "" : String(Math.round(change.lasts / 60))}
          @change=${(event: Event) => this.tell({ lasts: this.minutes(event) || null })} /></label>
        ${"when" in change.words ? html`<p class="small soft" style="grid-column:1/-1">${app.t("only_when", { when: JSON.stringify(change.words["when"]) })}</p>` : nothing}
        ${[this.error, ...this.problems].filter(Boolean).map((text) => html`<p class="problem small" role="alert">${text}</p>`)}
      </div>
      <button class="round" aria-label=${app.t("remove_change", { number: this.index + 1 })} @click=${() => this.dispatchEvent(new CustomEvent("remove"))}>${icon(mdiDelete)}</button>`;
  }
}
customElements.get("dt-change") ?? customElements.define("dt-change", ChangeEditor);
