/** Small parts that several views show: icons, states of loading and failing, bars and badges. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { mdiAccountLock, mdiAlertCircleOutline, mdiHomeOffOutline, mdiLanDisconnect } from "@mdi/js";
import type { App } from "../app/app.ts";
import type { Standing } from "../app/live.ts";
import type { Severity } from "../app/types.ts";
import type { Key } from "../texts/index.ts";

/** turns: it points somewhere, which is the other way where one reads from right to left. */
export function icon(path: string, size: "" | "s" | "turns" | "s turns" = ""): TemplateResult {
  return html`<svg class="icon ${size}" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${path}></path>`}</svg>`;
}

export function stateOf(path: string, title: string, text: string, action: unknown = nothing): TemplateResult {
  return html`<div class="state">${icon(path)}<h2>${title}</h2><p>${text}</p>${action}</div>`;
}

/** What stands in a view's place while there is nothing to show; undefined where it may show itself. */
export function standingOf(app: App, standing: Standing, error: string, loading: unknown, known = false, missing: Key = "missing"): unknown {
  switch (standing) {
    case "loading":
      return known ? undefined : html`<div aria-busy="true"><span class="sr">${app.t("loading")}</span>${loading}</div>`;
    case "disconnected":
      // What is known stays on the screen; the panel says above it that the connection is lost.
      return known ? undefined : stateOf(mdiLanDisconnect, app.t("disconnected"), app.t("disconnected_text"));
    case "forbidden":
      return stateOf(mdiAccountLock, app.t("forbidden"), app.t("forbidden_text"));
    case "missing":
      // Without a word of why, it is about to come again, as after a change of its settings.
      return known && !error
        ? undefined
        : stateOf(
            mdiHomeOffOutline,
            app.t(missing),
            error || app.t("missing_text"),
            html`<a class="button tonal" href="/config/integrations/integration/digital_twin">${app.t("open_integration")}</a>`,
          );
    case "failed":
      return stateOf(mdiAlertCircleOutline, app.t("failed"), error);
    default:
      return undefined;
  }
}

export function severityClass(severity: Severity | null): string {
  return severity === "critical" || severity === "high" ? "bad" : severity ? "warn" : "";
}

/** From which probability the guard asks for approval, and denies; as docs/guard.md has it. */
export const ASKED_FROM: Partial<Record<Severity, number>> = { critical: 0.05, high: 0.2, medium: 0.5 };
export const DENIED_FROM: Partial<Record<Severity, number>> = { critical: 0.3, high: 0.5 };

/** The colour of a hazard: red where the guard would deny, yellow where it would ask, none where it would let pass. */
export function hazardClass(severity: Severity, probability: number | null): "" | "warn" | "bad" {
  const likely = probability ?? 1;
  if (likely >= (DENIED_FROM[severity] ?? Infinity)) return "bad";
  return likely >= (ASKED_FROM[severity] ?? Infinity) ? "warn" : "";
}

export function healthClass(score: number | null): string {
  return score === null ? "" : score >= 80 ? "good" : score >= 50 ? "warn" : "bad";
}

export function notice(kind: "" | "good" | "warn" | "bad", path: string, text: unknown): TemplateResult {
  return html`<div class="notice ${kind}" role=${kind === "bad" ? "alert" : "status"}>${icon(path)}<div class="grow">${text}</div></div>`;
}
