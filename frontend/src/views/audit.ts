/** Everything that was done, asked and decided, newest first, and whether its chain of digests is whole. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { mdiAccountLock, mdiAlertCircleOutline, mdiChevronLeft, mdiChevronRight, mdiLinkOff, mdiLinkVariant, mdiTextBoxSearchOutline } from "@mdi/js";
import { BASE, follow, goTo, isForbidden, type App } from "../app/app.ts";
import type { Standing } from "../app/live.ts";
import type { AuditRow, Tile } from "../app/types.ts";
import { icon, notice, standingOf, stateOf } from "../ui/parts.ts";
import { styles } from "../ui/styles.ts";

interface Answer {
  rows: AuditRow[];
  more: boolean;
  page: number;
  chain: { intact: boolean; rows: number; broken: number | null; reason: string | null } | null;
}

const PER_PAGE = 40;
const SINCE = [0, 1, 7, 30];
/** Every name that is written down stands in one of them. */
const GROUPS: Record<string, string[]> = {
  guard: [
    "action_checked", "condition_checked", "action_approved", "action_denied", "action_run", "action_failed", "approval_requested", "approval_granted",
    "approval_rejected", "approval_expired", "approval_refused", "hazard_set", "assistant_asked", "sandbox_command",
  ],
  watching: ["acknowledge", "alerts_snoozed", "expected_state_set", "corrected", "correction_undone", "conflict_settled", "conflict_over"],
  learning: ["train", "reset_learning", "freeze_learning", "import_model"],
  scenarios: ["run_scenario", "optimize", "rehearse", "save_scenario", "delete_scenario"],
  settings: ["mode_changed", "create_twin", "remove_twin", "wake", "hibernate", "configuration_added", "configuration_changed", "configuration_removed"],
  data: ["create_snapshot", "rollback", "import_twin", "replay_quarantine", "purge", "database_key", "database_replaced"],
};

export class AuditView extends LitElement {
  static override properties = {
    app: { attribute: false }, tiles: { attribute: false }, words: { attribute: false }, standing: {}, overviewError: {}, twin: {}, page: { state: true },
    since: { state: true }, group: { state: true }, answer: { state: true }, error: { state: true }, forbidden: { state: true },
  };
  declare app: App;
  declare tiles: Map<string, Tile>;
  declare words: object;
  /** How the overview stands, which brings the tiles. */
  declare standing: Standing;
  declare overviewError: string;
  declare twin: string;
  declare page: number;
  declare since: number;
  declare group: string;
  declare answer: Answer | null;
  declare error: string;
  declare forbidden: boolean;
  private asked = "";

  constructor() {
    super();
    this.page = 1;
    this.since = 0;
    this.group = "";
    this.answer = null;
    this.error = "";
    this.forbidden = false;
  }

  static override styles = [
    styles,
    css`
      .filters {
        display: grid;
        gap: 12px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      }
      pre {
        margin: 8px 0 0;
        padding: 10px;
        overflow: auto;
        max-height: 260px;
        font-size: 12px;
        background: color-mix(in srgb, var(--dt-soft) 8%, transparent);
        border-radius: 8px;
        font-family: var(--ha-font-family-code, monospace);
      }
      li.entry {
        border-bottom: 1px solid var(--dt-line);
        padding-bottom: 8px;
      }
      li.entry:last-child {
        border: 0;
        padding: 0;
      }
      summary {
        cursor: pointer;
        display: grid;
        grid-template-columns: 150px 1fr auto;
        gap: 4px 12px;
        list-style: none;
        border-radius: 6px;
      }
      summary .badge {
        align-self: start;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      @media (max-width: 600px) {
        summary {
          grid-template-columns: 1fr auto;
        }
        summary .when {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  protected override willUpdate(_changed: PropertyValues): void {
    // Only administrators may read it; asking in vain would stand in the server's log.
    if (!this.app.hass.user?.is_admin) {
      this.forbidden = true;
      return;
    }
    // A twin's entity is known once the overview has told of it.
    if (this.twin && !this.tiles.has(this.twin)) return;
    const wanted = JSON.stringify([this.twin, this.page, this.since, this.group]);
    if (wanted === this.asked) return;
    this.asked = wanted;
    void this.load(wanted);
  }

  private async load(wanted: string): Promise<void> {
    const data: Record<string, unknown> = { page: this.page, per_page: PER_PAGE, verify: this.page === 1 };
    if (this.twin) data["entity_id"] = this.tiles.get(this.twin)?.entity_id;
    if (this.since) data["start"] = { days: this.since };
    if (this.group) data["actions"] = GROUPS[this.group];
    try {
      const answer = await this.app.act<Answer>("get_audit", data);
      if (wanted !== this.asked) return;
      this.answer = { ...answer, chain: answer.chain ?? this.answer?.chain ?? null };
      this.error = "";
    } catch (caught) {
      if (wanted !== this.asked) return;
      this.forbidden = isForbidden(caught);
      this.error = this.app.problem(caught);
    }
  }

  override render(): unknown {
    const { app } = this;
    return html`<div class="page" style="max-width:980px">
      <div class="chips"><a class="button" href="${BASE}/approvals" @click=${follow}>${app.t("tab_approvals")}</a><a class="button tonal" href="${BASE}/audit" @click=${follow} aria-current="page">${app.t("audit")}</a></div>
      ${this.forbidden
        ? stateOf(mdiAccountLock, app.t("forbidden"), app.t("forbidden_text"))
        : this.error
          ? stateOf(mdiAlertCircleOutline, app.t("failed"), this.error)
          : html`${this.chain()} ${this.filters()} ${this.rows()}`}
    </div>`;
  }

  private chain(): unknown {
    const { app } = this;
    const chain = this.answer?.chain;
    if (!chain) return nothing;
    return chain.intact
      ? notice("good", mdiLinkVariant, app.t("chain_intact", { count: app.format.number(chain.rows, 0) }))
      : notice("bad", mdiLinkOff, app.t("chain_broken", { row: chain.broken ?? 0, reason: chain.reason ?? "" }));
  }

  private filters(): TemplateResult {
    const { app } = this;
    const twins = [...this.tiles].sort(([, one], [, other]) => app.format.order(one.name, other.name));
    const choose = (change: () => void): void => {
      change();
      this.page = 1;
    };
    return html`<div class="card filters">
      <label class="field">${app.t("twin")}
        <select @change=${(event: Event) => goTo(`audit${(event.target as HTMLSelectElement).value ? `?twin=${(event.target as HTMLSelectElement).value}` : ""}`, true)}>
          <option value="">${app.t("all_twins")}</option>
          ${twins.map(([id, tile]) => html`<option value=${id} ?selected=${id === this.twin}>${tile.name}</option>`)}
        </select></label>
      <label class="field">${app.t("about")}
        <select @change=${(event: Event) => choose(() => (this.group = (event.target as HTMLSelectElement).value))}>
          <option value="">${app.t("everything")}</option>
          ${Object.keys(GROUPS).map((group) => html`<option value=${group}>${app.value("audit_group", group)}</option>`)}
        </select></label>
      <label class="field">${app.t("range")}
        <select @change=${(event: Event) => choose(() => (this.since = Number((event.target as HTMLSelectElement).value)))}>
          ${SINCE.map((days) => html`<option value=${days}>${days ? app.format.duration(days * 86400) : app.t("all_time")}</option>`)}
        </select></label>
    </div>`;
  }

  private rows(): TemplateResult {
    const { app, answer } = this;
    const loading = html`<div class="skeleton" style="min-height:320px" aria-busy="true"></div>`;
    if (this.twin && !this.tiles.has(this.twin)) {
      const instead = standingOf(app, this.standing, this.overviewError, loading);
      if (instead) return html`<section class="card">${instead}</section>`;
      const all = html`<a class="button tonal" href="${BASE}/audit" @click=${follow}>${app.t("show_all")}</a>`;
      return html`<section class="card">${stateOf(mdiTextBoxSearchOutline, app.t("audit_twin_gone"), app.t("audit_twin_gone_text"), all)}</section>`;
    }
    if (!answer) return loading;
    if (!answer.rows.length) return html`<section class="card">${stateOf(mdiTextBoxSearchOutline, app.t("nothing_found"), app.t("no_audit"))}</section>`;
    return html`<section class="card">
      <ul class="plain">${answer.rows.map((row) => this.row(row))}</ul>
      <div class="row" style="justify-content:center;margin-top:12px">
        <button ?disabled=${this.page === 1} @click=${() => (this.page -= 1)}>${icon(mdiChevronLeft, "s turns")}${app.t("newer")}</button>
        <span class="num">${this.page}</span>
        <button ?disabled=${!answer.more} @click=${() => (this.page += 1)}>${app.t("older")}${icon(mdiChevronRight, "s turns")}</button>
      </div>
    </section>`;
  }

  private row(row: AuditRow): TemplateResult {
    const { app } = this;
    const name = row.name ?? app.t("gone_twin");
    const twin = row.twin_id ? (row.removed && row.name ? app.t("removed_twin", { name }) : name) : typeof row.data["name"] === "string" ? row.data["name"] : "";
    const by = row.automation ? app.entityName(row.automation) : row.user_id ? (row.user_id === app.hass.user?.id ? app.t("you") : app.t("a_user")) : app.t("by_itself");
    return html`<li class="entry"><details>
      <summary><span class="soft small num when">${app.format.moment(Date.parse(row.time) / 1000)}</span>
        <span>${app.audited(row.action)}${twin ? html` · ${twin}` : nothing}${row.reason ? html` <span class="soft">${row.reason}</span>` : nothing}</span>
        <span class="badge">${by}</span></summary>
      <pre tabindex="0">${JSON.stringify({ ...row.data, context_id: row.context_id, seq: row.seq, hash: row.hash, previous: row.previous }, null, 2)}</pre>
    </details></li>`;
  }
}
customElements.get("dt-audit") ?? customElements.define("dt-audit", AuditView);
