/** Two answers side by side, figure by figure, as the server holds them against each other. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAlertCircleOutline, mdiCompare } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { Comparison, StoredScenarios, Tile } from "../app/types.ts";
import { icon, notice } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { figureOf } from "./what-if-figures.ts";

/** Figures of which nobody can say that less is better. */
const NEUTRAL = ["exported", "confidence"];
const SAME = 0.01;
/** In the order in which one asks for them; what is not here follows. */
const ORDER = ["energy", "exported", "cost", "carbon", "comfort", "peak", "failure", "affected", "crossings", "confidence"];

type Stored = StoredScenarios["scenarios"][number];

export class WhatIfCompare extends LitElement {
  static override properties = {
    app: { attribute: false }, words: { attribute: false }, recent: { attribute: false }, tiles: { attribute: false }, present: {},
    first: { state: true }, second: { state: true }, answer: { state: true }, error: { state: true },
  };
  declare app: App;
  declare words: object;
  declare recent: Stored[];
  declare tiles: Map<string, Tile>;
  /** The answer on the screen. */
  declare present: string;
  declare first: string;
  declare second: string;
  declare answer: Comparison | null;
  declare error: string;

  constructor() {
    super();
    this.recent = [];
    this.present = this.first = this.second = this.error = "";
    this.answer = null;
  }

  static override styles = [
    styles,
    css`
      .choose {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        align-items: end;
      }
      td.better {
        font-weight: 500;
        color: color-mix(in srgb, var(--dt-good) 72%, var(--dt-text));
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("recent") && !changed.has("present")) return;
    const known = this.recent.map((item) => item.scenario_id);
    const before = [this.first, this.second].join();
    // The answer on the screen is the one that is held beside the others, as soon as the list knows it.
    if (known.includes(this.present) || !known.includes(this.second)) this.second = known.includes(this.present) ? this.present : (known[0] ?? "");
    if (!known.includes(this.first) || this.first === this.second) this.first = known.find((id) => id !== this.second) ?? "";
    if ([this.first, this.second].join() !== before) this.answer = null;
  }

  private nameOf(item: { name: string; time: string }): string {
    return `${this.app.format.short(Date.parse(item.time) / 1000)} · ${this.app.value("scenario", item.name)}`;
  }

  private readonly compare = async (): Promise<void> => {
    try {
      this.answer = await this.app.act<Comparison>("compare_scenarios", { scenarios: [this.first, this.second] });
      this.error = "";
    } catch (caught) {
      this.error = this.app.problem(caught);
    }
  };

  override render(): unknown {
    const { app } = this;
    if (this.recent.length < 2) return nothing;
    const pick = (label: string, chosen: string, take: (id: string) => void): TemplateResult =>
      html`<label class="field">${label}<select @change=${(event: Event) => { take((event.target as HTMLSelectElement).value); this.answer = null; }}>${this.recent.map((item) => html`<option value=${item.scenario_id} ?selected=${item.scenario_id === chosen}>${this.nameOf(item)}</option>`)}</select></label>`;
    return html`<section class="card">
      <header><h2>${app.t("comparison")}</h2></header>
      <div class="choose">${pick(app.t("this_answer"), this.first, (id) => (this.first = id))}${pick(app.t("beside_answer"), this.second, (id) => (this.second = id))}
        <button class="tonal" style="justify-self:start" ?disabled=${!this.first || this.first === this.second} @click=${this.compare}>${icon(mdiCompare, "s")}${app.t("compare")}</button></div>
      ${this.error ? notice("bad", mdiAlertCircleOutline, this.error) : nothing} ${this.answer ? this.table(this.answer) : nothing}
    </section>`;
  }

  /** A figure's name; hazards that were met are called kind.twin. */
  private called(name: string): string {
    const { app } = this;
    const [kind = "", ...about] = name.split(".");
    if (!about.length) return app.value("total", name);
    const twin = this.tiles.get(about.join("."))?.name;
    return twin ? `${app.hazard(kind)} · ${twin}` : app.hazard(kind);
  }

  private table(answer: Comparison): TemplateResult {
    const { app } = this;
    const [first, second] = answer.scenarios as [Comparison["scenarios"][number], Comparison["scenarios"][number]];
    const names = [...new Set([...Object.keys(first.figures), ...Object.keys(second.figures)])].filter((name) => name.includes(".") || (name in first.figures && name in second.figures));
    const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
    names.sort((one, other) => place(one) - place(other));
    return html`<p style="margin-top:12px">${answer.summary}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${app.t("comparison")}><table>
        <thead><tr><th scope="col"><span class="sr">${app.t("value")}</span></th><th scope="col">${this.nameOf(first)}</th><th scope="col">${this.nameOf(second)}</th><th scope="col">${app.t("difference")}</th></tr></thead>
        <tbody>${names.map((name) => {
          const one = first.figures[name] ?? 0;
          const two = second.figures[name] ?? 0;
          const apart = !NEUTRAL.includes(name) && Math.abs(one - two) > SAME * Math.max(Math.abs(one), Math.abs(two));
          return html`<tr><th scope="row">${this.called(name)}</th><td class="num ${apart && one < two ? "better" : ""}">${figureOf(app, name, one)}</td><td class="num ${apart && two < one ? "better" : ""}">${figureOf(app, name, two)}</td>
            <td class="num">${two - one > 0 ? "+" : ""}${figureOf(app, name, two - one)}</td></tr>`;
        })}</tbody>
      </table></div>`;
  }
}
customElements.get("dt-what-if-compare") ?? customElements.define("dt-what-if-compare", WhatIfCompare);
