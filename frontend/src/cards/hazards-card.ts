/** What is wrong and what is to be feared, over the home and all twins. */
import { html, nothing } from "lit";
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiShieldAlertOutline } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import { takeTiles } from "../app/tiles.ts";
import type { HomeFigures, OverviewMessage, Tile } from "../app/types.ts";
import { aheadOf, worstFirst, type Ahead } from "../ui/ahead.ts";
import { icon, notice, severityClass } from "../ui/parts.ts";
import { BaseCard } from "./base.ts";

const MOST = 8;

type Row = Ahead & { path: string };

class HazardsCard extends BaseCard<OverviewMessage> {
  private home: HomeFigures | null = null;
  private tiles = new Map<string, Tile>();
  private ready = false;

  protected command(): [string, Record<string, unknown>] {
    return ["overview/subscribe", {}];
  }

  protected reset(): void {
    this.home = null;
    this.tiles = new Map();
    this.ready = false;
  }

  protected take(message: OverviewMessage): void {
    takeTiles(this.tiles, message);
    this.home = message.home ?? this.home;
    // A large home comes in parts; before the last of them nobody knows whether all is well.
    this.ready ||= !message.more;
    this.requestUpdate();
  }

  protected override get known(): boolean {
    return this.ready;
  }

  protected content(app: App): unknown {
    const wrong = [...this.tiles].filter(([, tile]) => tile.diverged);
    const rows = worstFirst<Row>([
      ...wrong.map(([id, tile]): Row => ({ ids: [id], text: app.t("diverges"), at: 0, kind: severityClass(tile.severity) === "bad" ? "bad" : "warn", path: mdiAlertCircleOutline })),
      ...aheadOf(this.home, this.tiles).map((item) => ({ ...item, path: mdiShieldAlertOutline })),
    ]);
    const badge = rows[0]?.kind === "bad" ? "bad" : "warn";
    return html`<section class="card">
      <header><h2>${this.config.title ?? app.t("hazards")}</h2>${rows.length ? html`<span class="badge ${badge} num">${rows.length}</span>` : nothing}</header>
      ${rows.length
        ? html`<ul class="plain">${rows.slice(0, MOST).map((row) => html`<li>${notice(row.kind, row.path, this.told(app, row))}</li>`)}</ul>
            ${rows.length > MOST ? html`<p style="margin-top:8px"><a href=${app.place("overview")} @click=${follow}>${app.t("show_all_of", { count: rows.length })}</a></p>` : nothing}`
        : html`<div class="row" style="color:var(--dt-good)">${icon(mdiCheckCircleOutline)}<span style="color:var(--dt-text)">${app.t("all_well")}</span></div>`}
    </section>`;
  }

  private told(app: App, row: Row): unknown {
    const known = [...new Set(row.ids)].flatMap((id): [string, Tile][] => {
      const tile = this.tiles.get(id);
      return tile ? [[id, tile]] : [];
    });
    return html`${known.map(([id, tile]) => html`<a href=${app.place(`twin/${id}`, tile.entity_id)} @click=${follow}>${tile.name}</a> · `)}${row.text}${row.at ? html` <span class="soft small num">${app.format.short(row.at)}</span>` : nothing}`;
  }
}
customElements.get("dt-digital-twin-hazards-card") ?? customElements.define("dt-digital-twin-hazards-card", HazardsCard);
