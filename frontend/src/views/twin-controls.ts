/** The parts of a twin's view that somebody acts on: what is wrong, its past, and how it treats commands. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { mdiAlertCircleOutline, mdiBellSleepOutline, mdiCheck, mdiHistory } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import type { Alert, TwinHistory, TwinSections } from "../app/types.ts";
import { icon, severityClass } from "../ui/parts.ts";

const MODES = ["mirror", "sandbox", "guard"];
const SHOWN_SNAPSHOTS = 12;
type Snapshot = TwinHistory["snapshots"][number];

/** Its open alerts, each to be acknowledged or put to rest. */
export function troubleCard(app: App, { watch, identity }: TwinSections, acknowledge: (alert: Alert) => void, snooze: (alert: Alert) => void): unknown {
  if (!watch.alerts.length) return nothing;
  const decide = (alert: Alert): unknown => {
    if (alert.acknowledged) return html`<span class="badge">${icon(mdiCheck, "s")}${app.t("seen")}</span>`;
    if (!identity.controls) return nothing;
    return html`<button @click=${() => acknowledge(alert)}>${icon(mdiCheck, "s")}${app.t("acknowledge")}</button>
      <button @click=${() => snooze(alert)}>${icon(mdiBellSleepOutline, "s")}${app.t("snooze")}</button>`;
  };
  return html`<section class="card">
    <header><h2>${app.t("what_is_wrong")}</h2></header>
    <ul class="plain">${watch.alerts.map(
      (alert) => html`<li class="alert ${severityClass(alert.severity)}">
        <div class="row">${icon(mdiAlertCircleOutline)}<b class="grow">${alert.text}</b><span class="badge">${app.option("severity", alert.severity)}</span></div>
        <div class="row small"><span class="soft">${app.channel(alert.channel)} · ${app.t("since", { time: app.format.short(alert.since) })}</span><span class="grow"></span>${decide(alert)}</div>
      </li>`,
    )}</ul>
  </section>`;
}

/** The states it was in, and the way back to them. */
export function pastCard(app: App, all: Snapshot[], { identity }: TwinSections, whole: boolean, showAll: () => void, rollBack: (item: Snapshot) => void): TemplateResult {
  const shown = whole ? all : all.slice(0, SHOWN_SNAPSHOTS);
  return html`<section class="card">
    <header><h2>${app.t("past")}</h2><span class="soft small num">${app.format.number(all.length, 0)}</span></header>
    ${all.length
      ? html`<ul class="plain" style="gap:0">${shown.map(
          (item) => html`<li class="row" style="min-height:36px"><span class="num">${app.format.short(item.at)}</span><span class="soft small grow cut">${app.value("reason", item.reason)}</span>
            ${identity.controls ? html`<button aria-label=${app.t("roll_back_to", { time: app.format.short(item.at) })} @click=${() => rollBack(item)}>${icon(mdiHistory, "s")}${app.t("roll_back")}</button>` : nothing}</li>`,
        )}</ul>
        ${all.length > SHOWN_SNAPSHOTS && !whole ? html`<button @click=${showAll}>${app.t("show_all_of", { count: all.length })}</button>` : nothing}`
      : html`<p class="soft">${app.t("no_snapshots")}</p>`}
  </section>`;
}

/** What it does with commands, which only an administrator decides, and what it reads. */
export function settingsCard(app: App, { tile, identity }: TwinSections, setMode: (mode: string) => void): TemplateResult {
  const admin = app.hass.user?.is_admin ?? false;
  return html`<section class="card">
    <header><h2>${app.t("mode")}</h2></header>
    <fieldset class="modes" style="border:0;margin:0;padding:0" ?disabled=${!admin}>
      <legend class="sr">${app.t("mode")}</legend>
      ${MODES.map((mode) => html`<label><input type="radio" name="mode" value=${mode} .checked=${live(tile.mode === mode)} @change=${() => setMode(mode)} /><span>${app.option("mode", mode)}</span></label>`)}
    </fieldset>
    ${admin ? nothing : html`<p class="soft small" style="margin-top:8px">${app.t("mode_by_admin")}</p>`}
    <dl class="facts" style="margin:16px 0 0">
      <dt>${app.t("fidelity")}</dt><dd>${app.option("fidelity", identity.fidelity)}</dd>
      <dt>${app.t("sources")}</dt><dd>${identity.sources.map((id, index) => html`${index ? ", " : ""}<a href="/history?entity_id=${id}" @click=${follow}>${app.entityName(id)}</a>`)}</dd>
    </dl>
  </section>`;
}
