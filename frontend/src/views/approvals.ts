/** What waits for a yes, with what would come of it; and what was decided lately. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiCheck, mdiCheckAll, mdiClose, mdiLightbulbOnOutline, mdiTimerOutline } from "@mdi/js";
import { BASE, follow, type App } from "../app/app.ts";
import { Live, type Standing } from "../app/live.ts";
import type { Approval, TwinEvent } from "../app/types.ts";
import { accent } from "../chart/colors.ts";
import "../chart/chart.ts";
import { ask } from "../ui/confirm.ts";
import { icon, severityClass, standingOf, stateOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";
import { tell } from "../ui/toast.ts";
import { alternative, courseChart, hazards, tellingChannel } from "../ui/verdict.ts";

type Decision = "approve" | "approve_alternative" | "reject";

export class ApprovalsView extends LitElement {
  static override properties = {
    app: { attribute: false }, pending: { attribute: false }, chosen: {}, code: { type: Boolean }, standing: {}, error: {},
    words: { attribute: false }, busy: { state: true }, events: { state: true },
  };
  declare app: App;
  declare pending: Map<string, Approval>;
  declare chosen: string;
  declare code: boolean;
  declare standing: Standing;
  declare error: string;
  declare words: object;
  declare busy: string;
  declare events: TwinEvent[];
  private told?: Live<TwinEvent & { ended?: boolean }>;
  private clock?: number;

  constructor() {
    super();
    this.busy = "";
    this.events = [];
  }

  static override styles = [
    styles,
    css`
      .approval {
        display: grid;
        gap: 14px;
      }
      .approval.chosen {
        outline: 2px solid var(--dt-accent);
      }
      .what {
        font-size: 20px;
        line-height: 1.3;
      }
      .decide {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
      }
      .decide button {
        min-height: 44px;
        flex: 1 1 140px;
        border-radius: 22px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const found = new Map<string, TwinEvent>();
    this.told = new Live<TwinEvent & { ended?: boolean }>(
      this.app,
      "events/subscribe",
      { category: ["approval", "guard"], recent: 20 },
      () => found.clear(),
      (event) => {
        found.set(event.event_id, event);
        this.events = [...found.values()].sort((one, other) => other.time.localeCompare(one.time)).slice(0, 30);
      },
      () => undefined,
    );
    this.told.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.told?.stop();
    window.clearInterval(this.clock);
    this.clock = undefined;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // The seconds tick only while something waits.
    if (this.pending.size && this.clock === undefined) this.clock = window.setInterval(() => this.requestUpdate(), 1000);
    else if (!this.pending.size && this.clock !== undefined) {
      window.clearInterval(this.clock);
      this.clock = undefined;
    }
    void this.app.loadServices([...this.pending.values()].flatMap((item) => item.actions.map((step) => String(step["action"] ?? ""))));
  }

  override render(): unknown {
    const { app } = this;
    const instead = standingOf(app, this.standing, this.error, html`<div class="skeleton" style="min-height:220px"></div>`, this.standing !== "loading" && this.standing !== "missing");
    return html`<div class="page" style="max-width:820px">
      ${app.hass.user?.is_admin ? html`<div class="chips"><a class="button tonal" href="${BASE}/approvals" @click=${follow} aria-current="page">${app.t("tab_approvals")}</a><a class="button" href="${BASE}/audit" @click=${follow}>${app.t("audit")}</a></div>` : nothing}
      ${instead ?? this.waiting()} ${this.decided()}
    </div>`;
  }

  private waiting(): unknown {
    const { app } = this;
    if (!this.pending.size) return html`<section class="card">${stateOf(mdiCheckAll, app.t("nothing_waits"), app.t("nothing_waits_text"))}</section>`;
    return [...this.pending.values()].map((item) => this.one(item));
  }

  private sentence(step: Record<string, unknown>): string {
    const data = Object.entries((step["data"] ?? {}) as Record<string, unknown>)
      .filter(([, value]) => typeof value !== "object")
      .map(([name, value]) => this.app.fieldValue(name, value));
    return [this.app.service(String(step["action"] ?? "")), ...data].join(" · ");
  }

  private one(item: Approval): TemplateResult {
    const { app } = this;
    const left = item.expires - Date.now() / 1000;
    const by = item.automation ? app.entityName(item.automation) : item.user_id && item.user_id === app.hass.user?.id ? app.t("you") : null;
    return html`<section class="card approval ${item.approval === this.chosen ? "chosen" : ""}" aria-label=${item.actions.map((step) => this.sentence(step)).join(", ")}>
      <div>
        <div class="row soft small"><span class="grow">${by ? app.t("asked_by", { name: by }) : app.t("asked_at", { time: app.format.time(item.created) })}</span>
          <span class="badge ${left < 60 ? "bad" : ""} num">${icon(mdiTimerOutline, "s")}${this.left(left)}</span></div>
        <div class="what">${item.actions.map((step) => this.sentence(step)).join(", ")}</div>
        <div>${item.entities.map((id) => app.entityName(id)).join(", ")}</div>
      </div>
      ${item.hazards.some((found) => found.reason === item.summary) ? nothing : html`<p>${item.summary}</p>`}
      ${hazards(app, item)} ${this.outcome(item)} ${alternative(item)}
      ${item.not_checked.length ? html`<details><summary class="small">${app.t("not_checked")}</summary><ul class="plain small soft">${item.not_checked.map((note) => html`<li>${note.text}</li>`)}</ul></details>` : nothing}
      ${item.may
        ? html`<div class="decide">
            <button class="filled" ?disabled=${this.busy === item.approval} @click=${() => this.decide(item, "approve")}>${icon(mdiCheck, "s")}${app.t("approve")}</button>
            ${item.alternative?.action ? html`<button class="tonal" ?disabled=${this.busy === item.approval} @click=${() => this.decide(item, "approve_alternative")}>${icon(mdiLightbulbOnOutline, "s")}${app.t("approve_alternative")}</button>` : nothing}
            <button class="danger" ?disabled=${this.busy === item.approval} @click=${() => this.decide(item, "reject")}>${icon(mdiClose, "s")}${app.t("reject")}</button>
          </div>`
        : html`<p class="soft">${app.t("may_not_decide")}</p>`}
    </section>`;
  }

  private left(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  private outcome(item: Approval): unknown {
    const { app } = this;
    return Object.entries(item.outcome).slice(0, 3).map(([entityId, course]) => {
      const key = tellingChannel(course);
      const model = key ? courseChart(app, entityId, course, key, accent(this)) : undefined;
      return html`<div>
        ${course.summary ? html`<p class="small">${course.summary}</p>` : nothing}
        ${model && key ? html`<p class="small soft">${course.name} · ${app.channel(key)}</p><dt-chart .app=${app} .words=${this.words} .height=${150} .model=${model}></dt-chart>` : nothing}
      </div>`;
    });
  }

  private async decide(item: Approval, decision: Decision): Promise<void> {
    const { app } = this;
    const data: Record<string, unknown> = { approval: item.approval };
    if (this.code) {
      const code = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("code_title"), text: app.t("code_text"), yes: app.t(decision), input: { label: app.t("code"), type: "password" } });
      if (code === undefined) return;
      data["code"] = code;
    }
    this.busy = item.approval;
    try {
      const answer = await app.act<{ result?: string } | undefined>(decision, data);
      tell(this, app.value("result", answer?.result ?? (decision === "reject" ? "rejected" : "ok")));
    } catch (caught) {
      tell(this, this.app.problem(caught));
    } finally {
      this.busy = "";
    }
  }

  private decided(): unknown {
    const { app } = this;
    if (!this.events.length) return nothing;
    return html`<section class="card">
      <header><h2>${app.t("decided")}</h2></header>
      <ul class="plain">${this.events.map((event) => html`<li class="row" style="flex-wrap:nowrap"><span class="dot ${severityClass(event.severity)}"></span><span class="soft small num" style="white-space:nowrap">${app.format.short(Date.parse(event.time) / 1000)}</span><span class="grow">${event.text}</span></li>`)}</ul>
    </section>`;
  }
}
customElements.get("dt-approvals") ?? customElements.define("dt-approvals", ApprovalsView);
