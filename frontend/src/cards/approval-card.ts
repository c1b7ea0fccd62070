/** What waits for a yes, on a dashboard. */
import { html, nothing } from "lit";
import { mdiCheck, mdiCheckAll, mdiClose } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import type { Approval } from "../app/types.ts";
import { ask } from "../ui/confirm.ts";
import { icon } from "../ui/parts.ts";
import { tell } from "../ui/toast.ts";
import { alternative } from "../ui/verdict.ts";
import { BaseCard } from "./base.ts";

interface Message {
  new: Approval[];
  gone: string[];
  code?: boolean;
  ended?: boolean;
}

class ApprovalCard extends BaseCard<Message> {
  private pending = new Map<string, Approval>();
  private code = false;
  private ready = false;

  protected command(): [string, Record<string, unknown>] {
    return ["approvals/subscribe", {}];
  }

  protected reset(): void {
    this.pending = new Map();
  }

  protected take(message: Message): void {
    for (const id of message.gone) this.pending.delete(id);
    for (const item of message.new) this.pending.set(item.approval, item);
    this.code = message.code ?? this.code;
    this.ready = true;
    this.requestUpdate();
  }

  protected override get known(): boolean {
    return this.ready;
  }

  protected content(app: App): unknown {
    return html`<section class="card">
      <header><h2>${this.config.title ?? app.t("tab_approvals")}</h2>${this.pending.size ? html`<span class="badge bad num">${this.pending.size}</span>` : nothing}</header>
      ${this.pending.size
        ? html`<ul class="plain" style="gap:16px">${[...this.pending.values()].map((item) => this.one(app, item))}</ul>`
        : html`<div class="row soft">${icon(mdiCheckAll)}${app.t("nothing_waits")}</div>`}
    </section>`;
  }

  private one(app: App, item: Approval): unknown {
    return html`<li style="display:grid;gap:8px">
      <a class="plain" href=${app.place(`approvals/${item.approval}`)} @click=${follow}><b>${item.entities.map((id) => app.entityName(id)).join(", ")}</b><div>${item.summary}</div></a>
      ${alternative(item)}
      ${item.may
        ? html`<div class="row"><button class="filled" @click=${() => this.decide(app, item, "approve")}>${icon(mdiCheck, "s")}${app.t("approve")}</button>
            ${item.alternative?.action ? html`<button class="tonal" @click=${() => this.decide(app, item, "approve_alternative")}>${app.t("approve_alternative")}</button>` : nothing}
            <button class="danger" @click=${() => this.decide(app, item, "reject")}>${icon(mdiClose, "s")}${app.t("reject")}</button></div>`
        : html`<span class="soft small">${app.t("may_not_decide")}</span>`}
    </li>`;
  }

  private async decide(app: App, item: Approval, decision: "approve" | "approve_alternative" | "reject"): Promise<void> {
    const data: Record<string, unknown> = { approval: item.approval };
    if (this.code) {
      const code = await ask(app, this.renderRoot as ShadowRoot, { title: app.t("code_title"), text: app.t("code_text"), yes: app.t(decision), input: { label: app.t("code"), type: "password" } });
      if (code === undefined) return;
      data["code"] = code;
    }
    try {
      const answer = await app.act<{ result?: string } | undefined>(decision, data);
      tell(this, app.value("result", answer?.result ?? (decision === "reject" ? "rejected" : "ok")));
    } catch (caught) {
      tell(this, app.problem(caught));
    }
  }
}
customElements.get("dt-digital-twin-approval-card") ?? customElements.define("dt-digital-twin-approval-card", ApprovalCard);
