/** The head of a twin's view: who it is, how it stands, and what can be done with it. */
import { html, nothing, type TemplateResult } from "lit";
import { mdiCameraOutline, mdiCogOutline, mdiDeleteRestore, mdiDevices, mdiHelpRhombusOutline, mdiSchoolOutline, mdiSnowflake, mdiSync } from "@mdi/js";
import { goTo, type App } from "../app/app.ts";
import type { TwinSections } from "../app/types.ts";
import { kindIcon } from "../ui/kinds.ts";
import "../ui/menu.ts";
import type { MenuItem } from "../ui/menu.ts";
import { healthClass, icon } from "../ui/parts.ts";

/** What is said once an action answered: always the same, or as the answer tells. */
export type Said = string | ((answer: unknown) => string);

interface Trained {
  learned: number;
  twins: Record<string, { report: { text: string }[] }>;
}

interface Doing {
  act: (service: string, data: Record<string, unknown>, done: Said) => void;
  reset: () => void;
}

export function twinHead(app: App, { tile, watch }: TwinSections, items: MenuItem[]): TemplateResult {
  return html`<div class="head">
    <span class="kind">${icon(kindIcon(tile.kind))}</span>
    <div class="grow">
      <h1>${tile.name}</h1>
      <div class="row soft">
        <span>${app.option("kind", tile.kind)} · ${app.area(tile.area_id)}</span>
        <span class="badge ${healthClass(watch.health?.score ?? null)}">${watch.health ? app.t("health_is", { score: watch.health.score }) : app.t("health_unknown")}</span>
        <span class="badge accent">${app.option("trust", tile.trust)}</span>
        ${tile.status === "following" ? nothing : html`<span class="badge">${app.value("status", tile.status)}</span>`}
      </div>
    </div>
    <span class="value num">${app.words(tile.entity_id, tile.value, tile.unit)}</span>
    <dt-menu .label=${app.t("more_actions")} .items=${items}></dt-menu>
  </div>`;
}

/** What came of learning: where the history told nothing that is taken over, its own words for why. */
function trained(app: App, { learned, twins }: Trained): string {
  const why = Object.values(twins)[0]?.report[0]?.text;
  return learned || !why ? app.t("learned_now") : why;
}

export function twinMenu(app: App, { tile, identity }: TwinSections, { act, reset }: Doing): MenuItem[] {
  const items: MenuItem[] = [
    { label: app.t("what_if_here"), icon: mdiHelpRhombusOutline, run: () => goTo(`what-if?entity=${tile.entity_id}`) },
  ];
  if (identity.own_device_id) items.push({ label: app.t("open_device"), icon: mdiDevices, run: () => goTo(`/config/devices/device/${identity.own_device_id}`) });
  if (identity.controls) {
    items.push(
      { label: app.t("sync_now"), icon: mdiSync, run: () => act("sync", {}, app.t("synced")) },
      { label: app.t("take_snapshot"), icon: mdiCameraOutline, run: () => act("create_snapshot", {}, app.t("snapshot_taken")) },
      { label: app.t("learn_now"), icon: mdiSchoolOutline, run: () => act("train", {}, (answer) => trained(app, answer as Trained)) },
      { label: app.t(identity.frozen ? "unfreeze" : "freeze"), icon: mdiSnowflake, run: () => act("freeze_learning", { frozen: !identity.frozen }, app.t("done")) },
      { label: app.t("reset_learning"), icon: mdiDeleteRestore, danger: true, run: () => reset() },
    );
  }
  if (app.hass.user?.is_admin) items.push({ label: app.t("reconfigure"), icon: mdiCogOutline, run: () => goTo(`/config/integrations/integration/digital_twin#config_entry=${identity.twin_id}`) });
  return items;
}
