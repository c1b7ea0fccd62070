/** A button that runs one scenario and says what would happen. */
import { html, nothing } from "lit";
import { mdiHelpRhombusOutline, mdiPlay } from "@mdi/js";
import { follow, type App } from "../app/app.ts";
import type { ScenarioAnswer } from "../app/types.ts";
import { icon } from "../ui/parts.ts";
import { BaseCard } from "./base.ts";

class WhatIfCard extends BaseCard<{ ended?: boolean }> {
  private busy = false;
  private answer: ScenarioAnswer | null = null;
  private failure = "";

  protected command(): undefined {
    return undefined;
  }

  protected reset(): void {
    this.answer = null;
  }

  protected take(): void {
    this.requestUpdate();
  }

  protected content(app: App): unknown {
    const { config } = this;
    const name = config.name ?? config.saved ?? (config.scenario ? app.value("scenario", config.scenario) : app.t("tab_what_if"));
    return html`<section class="card">
      <div class="row">${icon(mdiHelpRhombusOutline)}<a class="plain grow" style="min-width:min(100%,110px)" href=${app.place(`what-if${config.scenario ? `/${config.scenario}` : ""}`)} @click=${follow}><b>${name}</b></a>
        <button class="tonal" ?disabled=${this.busy} @click=${() => this.run(app)}>${icon(mdiPlay, "s")}${app.t("simulate")}</button></div>
      <div aria-live="polite">
        ${this.busy ? html`<div class="bar busy" style="margin-top:12px"><i></i></div>` : nothing}
        ${this.failure ? html`<p style="margin-top:10px">${this.failure}</p>` : nothing}
        ${this.answer ? html`<p style="margin-top:10px">${this.answer.summary}</p>` : nothing}
      </div>
    </section>`;
  }

  private async run(app: App): Promise<void> {
    const { scenario, saved, parameters, changes, horizon } = this.config;
    const data = Object.fromEntries(Object.entries({ scenario, saved, parameters, changes, horizon }).filter(([, value]) => value !== undefined));
    this.busy = true;
    this.failure = "";
    this.requestUpdate();
    try {
      this.answer = await app.act<ScenarioAnswer>("run_scenario", data);
    } catch (caught) {
      this.failure = app.problem(caught);
    } finally {
      this.busy = false;
      this.requestUpdate();
    }
  }
}
customElements.get("dt-digital-twin-what-if-card") ?? customElements.define("dt-digital-twin-what-if-card", WhatIfCard);
