/** The limits that a twin's chart draws: what is wanted, what the interview was told, and what is expected. */
import type { App } from "../app/app.ts";
import type { TwinSections } from "../app/types.ts";
import type { ChartModel } from "./model.ts";

const WANTED = "#43a047";
const TOLD = "#c77700";
/** What a device is told to reach, by the channel that shows how far it has come. */
const TARGETS: Record<string, string> = { temperature: "target_temperature", humidity: "target_humidity" };

export function limitsOf(app: App, { channels, limits }: Pick<TwinSections, "channels" | "limits">, key: string): ChartModel["limits"] {
  const unit = channels[key]?.unit ?? null;
  const found = new Map<number, { names: string[]; color: string }>();
  const add = (value: number, name: string, color: string): void => {
    const same = found.get(value);
    if (same) same.names.push(name);
    else found.set(value, { names: [name], color });
  };
  const target = channels[TARGETS[key] ?? ""]?.value;
  if (typeof target === "number") add(target, app.t("wanted"), WANTED);
  for (const { name, value } of limits[key] ?? []) add(value, app.value("limit", name), TOLD);
  return [...found].map(([value, { names, color }]) => ({ value, label: `${names.join(" · ")} ${app.format.quantity(value, unit)}`, color }));
}
