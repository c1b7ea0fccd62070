/** How far the present scenario or rehearsal is, with the way to stop it. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { mdiStop } from "@mdi/js";
import type { App } from "../app/app.ts";
import { Live } from "../app/live.ts";
import { icon } from "./parts.ts";

const KINDS = {
  scenario: { text: "simulating", stop: "cancel_scenario" },
  rehearsal: { text: "rehearsing", stop: "cancel_rehearsal" },
} as const;

interface Host extends ReactiveControllerHost {
  app: App;
  error: string;
}

export class Progress implements ReactiveController {
  /** 0 to 1; null while nothing is under way. */
  share: number | null = null;
  private live?: Live<{ progress: number | null; ended?: boolean }>;

  constructor(
    private readonly host: Host,
    private readonly what: keyof typeof KINDS,
    private readonly may: () => boolean = () => true,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.may()) return;
    this.live = new Live(
      this.host.app,
      "progress/subscribe",
      { what: this.what },
      () => undefined,
      (message) => {
        this.share = message.progress;
        this.host.requestUpdate();
      },
      () => this.host.requestUpdate(),
    );
    this.live.start();
  }

  hostDisconnected(): void {
    this.live?.stop();
  }

  card(): TemplateResult {
    const { app } = this.host;
    const share = this.share ?? 0;
    const { text, stop } = KINDS[this.what];
    return html`<section class="card row" role="status">
      <div class="grow"><div class="bar ${share ? "" : "busy"}"><i style=${share ? `width:${share * 100}%` : ""}></i></div>
        <p class="small soft num" style="margin-top:6px">${app.t(text, { share: app.format.percent(share) })}</p></div>
      <button @click=${() => app.act(stop).catch((caught: unknown) => (this.host.error = app.problem(caught)))}>${icon(mdiStop, "s")}${app.t("stop")}</button>
    </section>`;
  }
}
