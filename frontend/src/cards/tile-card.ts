/** A twin's tile on a dashboard. */
import { html, nothing } from "lit";
import type { App } from "../app/app.ts";
import type { OverviewMessage, Tile } from "../app/types.ts";
import "../ui/tile.ts";
import { BaseCard } from "./base.ts";

class TileCard extends BaseCard<OverviewMessage> {
  private found?: [string, Tile];

  protected command(): [string, Record<string, unknown>] {
    return ["overview/subscribe", { entity_id: [this.config.entity] }];
  }

  protected reset(): void {
    this.found = undefined;
  }

  protected take(message: OverviewMessage): void {
    for (const [id, changes] of Object.entries(message.twins ?? {})) this.found = [id, { ...this.found?.[1], ...changes } as Tile];
    this.requestUpdate();
  }

  protected override get known(): boolean {
    return this.found !== undefined;
  }

  protected content(app: App): unknown {
    return this.found ? html`<dt-tile .app=${app} .twinId=${this.found[0]} .tile=${this.found[1]} .words=${this.words}></dt-tile>` : nothing;
  }
}
customElements.get("dt-digital-twin-tile-card") ?? customElements.define("dt-digital-twin-tile-card", TileCard);
