/** What is wrong and what is to be feared, over all twins. */
import { html, nothing } from "lit";
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiShieldAlertOutline } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import type { OverviewMessage, Tile } from "../app/types.ts";
import { hazardClass, icon, notice, severityClass } from "../ui/parts.ts";
import { BaseCard } from "./base.ts";

const MOST = 8;

class HazardsCard extends BaseCard<OverviewMessage> {
  private tiles = new Map<string, Tile>();
  private ready = false;

  protected command(): [string, Record<string, unknown>] {
    return ["overview/subscribe", {}];
  }

  protected reset(): void {
    this.tiles = new Map();
  }

  protected take(message: OverviewMessage): void {
    for (const id of message.gone ?? []) this.tiles.delete(id);
    for (const [id, changes] of Object.entries(message.twins ?? {})) this.tiles.set(id, { ...this.tiles.get(id), ...changes } as Tile);
    this.ready = true;
    this.requestUpdate();
  }

  protected override get known(): boolean {
    return this.ready;
  }

  protected content(app: App): unknown {
    const rows = [...this.tiles].flatMap(([id, tile]) => [
      ...(tile.diverged ? [{ id, tile, text: app.t("diverges"), kind: severityClass(tile.severity) === "bad" ? ("bad" as const) : ("warn" as const), path: mdiAlertCircleOutline }] : []),
      ...tile.risks.map((risk) => ({ id, tile, text: risk.text, kind: hazardClass("medium", risk.probability), path: mdiShieldAlertOutline })),
    ]);
    return html`<section class="card">
      <header><h2>${this.config.title ?? app.t("hazards")}</h2>${rows.length ? html`<span class="badge warn num">${rows.length}</span>` : nothing}</header>
      ${rows.length
        ? html`<ul class="plain">${rows.slice(0, MOST).map((row) => html`<li>${notice(row.kind, row.path, html`<a href=${app.place(`twin/${row.id}`, row.tile.entity_id)} @click=${follow}>${row.tile.name}</a> · ${row.text}`)}</li>`)}</ul>
            ${rows.length > MOST ? html`<p style="margin-top:8px"><a href=${app.place("overview")} @click=${follow}>${app.t("show_all_of", { count: rows.length })}</a></p>` : nothing}`
        : html`<div class="row" style="color:var(--dt-good)">${icon(mdiCheckCircleOutline)}<span style="color:var(--dt-text)">${app.t("all_well")}</span></div>`}
    </section>`;
  }
}
customElements.get("dt-digital-twin-hazards-card") ?? customElements.define("dt-digital-twin-hazards-card", HazardsCard);
