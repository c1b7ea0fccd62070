/** The panel: its header and navigation, the views by their addresses, and what all of them share. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiArrowLeft, mdiHandBackRightOutline, mdiHelpRhombusOutline, mdiLanDisconnect, mdiMenu, mdiMovieOpenPlayOutline, mdiRadar, mdiViewDashboardOutline } from "@mdi/js";
import { App, BASE, follow, goTo } from "./app/app.ts";
import type { Hass, Route } from "./app/hass.ts";
import { Live } from "./app/live.ts";
import { takeTiles } from "./app/tiles.ts";
import type { Approval, OverviewMessage } from "./app/types.ts";
import { icon } from "./ui/parts.ts";
import { styles } from "./ui/styles.ts";
import { looks } from "./panel-looks.ts";
import type { OverviewModel } from "./views/overview.ts";
import "./views/approvals.ts";
import "./views/audit.ts";
import "./views/discovery.ts";
import "./views/overview.ts";
import "./views/rehearsal.ts";
import "./views/twin.ts";
import "./views/what-if.ts";

interface ApprovalsMessage {
  new: Approval[];
  gone: string[];
  code?: boolean;
  ended?: boolean;
}

interface Tab {
  path: string;
  icon: string;
  text: "tab_overview" | "tab_what_if" | "tab_rehearsal" | "tab_approvals" | "tab_discovery";
  admin?: boolean;
}

const TABS: Tab[] = [
  { path: "overview", icon: mdiViewDashboardOutline, text: "tab_overview" },
  { path: "what-if", icon: mdiHelpRhombusOutline, text: "tab_what_if" },
  { path: "rehearsal", icon: mdiMovieOpenPlayOutline, text: "tab_rehearsal", admin: true },
  { path: "approvals", icon: mdiHandBackRightOutline, text: "tab_approvals" },
  { path: "discovery", icon: mdiRadar, text: "tab_discovery", admin: true },
];

const MOVES = ["location-changed", "popstate"];

export class DigitalTwinPanel extends LitElement {
  static override properties = {
    hass: { attribute: false, noAccessor: true }, narrow: { type: Boolean, reflect: true }, route: { attribute: false },
    panel: { attribute: false },
  };
  declare narrow: boolean;
  declare route: Route;
  private app?: App;
  private words = {};
  private overview?: Live<OverviewMessage>;
  private approvals?: Live<ApprovalsMessage>;
  private model: OverviewModel = { home: null, tiles: new Map() };
  private pending = new Map<string, Approval>();
  private needsCode = false;

  static override styles = [styles, looks];

  private current?: Hass;

  /** Home Assistant hands over a new object at every change of any state; only what a view shows makes it draw. */
  set hass(hass: Hass) {
    const first = !this.app;
    if (!this.app) this.app = new App(hass, () => this.redraw());
    else if (this.app.update(hass)) this.redraw();
    this.current = hass;
    if (first) {
      this.start();
      this.requestUpdate();
    }
  }

  get hass(): Hass | undefined {
    return this.current;
  }

  /** Home Assistant hands over a new route for another path only, not for another question behind the same one. */
  private readonly moved = (): void => this.requestUpdate();

  private redraw(): void {
    this.words = {};
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const name of MOVES) window.addEventListener(name, this.moved);
    this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const name of MOVES) window.removeEventListener(name, this.moved);
    this.overview?.stop();
    this.approvals?.stop();
  }

  private start(): void {
    if (!this.app || !this.isConnected) return;
    const changed = (): void => this.requestUpdate();
    this.overview ??= new Live<OverviewMessage>(
      this.app,
      "overview/subscribe",
      {},
      () => (this.model = { home: null, tiles: new Map() }),
      (message) => this.take(message),
      changed,
    );
    this.approvals ??= new Live<ApprovalsMessage>(
      this.app,
      "approvals/subscribe",
      {},
      () => (this.pending = new Map()),
      (message) => {
        const pending = new Map(this.pending);
        for (const id of message.gone) pending.delete(id);
        for (const item of message.new) pending.set(item.approval, item);
        this.pending = pending;
        this.needsCode = message.code ?? this.needsCode;
        this.requestUpdate();
      },
      changed,
    );
    this.approvals.start();
    this.watchOverview();
  }

  /** The overview's subscription lives only while a view shows what it brings. */
  private watchOverview(): void {
    if (this.view[0] === "twin") this.overview?.stop();
    else this.overview?.start();
  }

  private take(message: OverviewMessage): void {
    const tiles = this.model.tiles;
    takeTiles(tiles, message);
    this.model = { home: message.home ?? this.model.home, tiles };
    this.requestUpdate();
  }

  private get view(): [string, string, URLSearchParams] {
    const path = this.route?.path ?? window.location.pathname.slice(BASE.length);
    const [, name = "", rest = ""] = path.split("/");
    return [name || "overview", decodeURIComponent(rest), new URLSearchParams(window.location.search)];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("route")) this.watchOverview();
  }

  override render(): unknown {
    const app = this.app;
    if (!app) return nothing;
    const [name, rest, query] = this.view;
    const lost = this.approvals?.standing === "disconnected";
    const bar = html`<div class="bar-top">
      ${name === "twin"
        ? html`<button class="round" aria-label=${app.t("back")} @click=${() => goTo("overview")}>${icon(mdiArrowLeft, "turns")}</button>`
        : this.narrow
          ? html`<button class="round" aria-label=${app.t("menu")} @click=${this.menu}>${icon(mdiMenu)}</button>`
          : nothing}
      <h1 class="cut">${app.t("title")}</h1>
      ${this.narrow ? nothing : html`<div class="grow"></div>${this.tabs(name)}`}
    </div>`;
    return html`${bar}
      ${lost ? html`<div class="lost" role="alert">${icon(mdiLanDisconnect)}<span>${app.t("disconnected_text")}</span></div>` : nothing}
      <main tabindex="-1">${this.content(app, name, rest, query)}</main>
      ${this.narrow ? this.tabs(name) : nothing}`;
  }

  private content(app: App, name: string, rest: string, query: URLSearchParams): unknown {
    const { standing = "loading", error = "" } = this.overview ?? {};
    switch (name) {
      case "twin":
        return html`<dt-twin .app=${app} .twinId=${rest} .words=${this.words}></dt-twin>`;
      case "approvals":
        return html`<dt-approvals .app=${app} .pending=${this.pending} .chosen=${rest} .code=${this.needsCode} .standing=${this.approvals?.standing ?? "loading"} .error=${this.approvals?.error ?? ""} .words=${this.words}></dt-approvals>`;
      case "audit":
        return html`<dt-audit .app=${app} .tiles=${this.model.tiles} .standing=${standing} .overviewError=${error} .twin=${query.get("twin") ?? ""} .words=${this.words}></dt-audit>`;
      case "what-if":
        return html`<dt-what-if .app=${app} .tiles=${this.model.tiles} .standing=${standing} .overviewError=${error} .words=${this.words} .link=${query.get("s") ?? ""} .entity=${query.get("entity") ?? ""} .chosenScenario=${rest}></dt-what-if>`;
      case "rehearsal":
        return html`<dt-rehearsal .app=${app} .words=${this.words}></dt-rehearsal>`;
      case "discovery":
        return html`<dt-discovery .app=${app} .words=${this.words}></dt-discovery>`;
      default:
        return html`<dt-overview .app=${app} .model=${this.model} .standing=${standing} .error=${error} .pending=${this.pending.size} .words=${this.words}></dt-overview>`;
    }
  }

  private tabs(name: string): TemplateResult {
    const app = this.app as App;
    const admin = app.hass.user?.is_admin ?? false;
    return html`<nav aria-label=${app.t("views")} @click=${follow}>
      ${TABS.filter((tab) => admin || !tab.admin).map((tab) => {
        const current = name === tab.path || (name === "twin" && tab.path === "overview") || (name === "audit" && tab.path === "approvals");
        return html`<a href="${BASE}/${tab.path}" aria-current=${current ? "page" : nothing}>
          ${icon(tab.icon)}<span class="cut">${app.t(tab.text)}</span>
          ${tab.path === "approvals" && this.pending.size ? html`<span class="count">${this.pending.size}</span>` : nothing}
        </a>`;
      })}
    </nav>`;
  }

  private readonly menu = (): void => {
    this.dispatchEvent(new CustomEvent("hass-toggle-menu", { bubbles: true, composed: true }));
  };
}
customElements.get("digital-twin-panel") ?? customElements.define("digital-twin-panel", DigitalTwinPanel);
