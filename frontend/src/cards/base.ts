/** What all cards share: hass without drawing at every state, one subscription, and the states while there is nothing to show. */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { App } from "../app/app.ts";
import type { Hass } from "../app/hass.ts";
import { Live } from "../app/live.ts";
import { standingOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import type { CardConfig } from "./registry.ts";

type Message = { ended?: boolean; more?: boolean };

export abstract class BaseCard<M extends Message> extends LitElement {
  static override properties = { config: { attribute: false } };
  declare config: CardConfig;
  protected app?: App;
  protected words = {};
  protected live?: Live<M>;
  private given?: Hass;

  static override styles = [styles];

  set hass(hass: Hass | undefined) {
    if (!hass) return;
    const first = !this.app;
    this.given = hass;
    if (!this.app) this.app = new App(hass, () => this.redraw());
    else if (this.app.update(hass)) this.redraw();
    if (first) {
      this.open();
      this.requestUpdate();
    }
  }

  get hass(): Hass | undefined {
    return this.given;
  }

  private redraw(): void {
    this.words = {};
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.stop();
    this.live = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("config") && changed.get("config")) {
      this.live?.stop();
      this.live = undefined;
      this.open();
    }
  }

  /** The subscription's command and what it takes; undefined where the card needs none. */
  protected abstract command(): [command: string, data: Record<string, unknown>] | undefined;
  protected abstract reset(): void;
  protected abstract take(message: M): void;
  protected abstract content(app: App): unknown;

  private open(): void {
    const command = this.app && this.isConnected && !this.live ? this.command() : undefined;
    if (!command || !this.app) return;
    this.live = new Live<M>(this.app, ...command, () => this.reset(), (message) => this.take(message), () => this.requestUpdate());
    this.live.start();
  }

  protected get known(): boolean {
    return false;
  }

  override render(): unknown {
    if (!this.app) return nothing;
    const instead = this.live ? standingOf(this.app, this.live.standing, this.live.error, html`<div class="skeleton"></div>`, this.known) : undefined;
    return instead ? html`<div class="card">${instead}</div>` : this.content(this.app);
  }
}
