/** A dashboard for the home, made of its twins: what needs a look first, then room by room. */
import type { Hass } from "../app/hass.ts";
import type { OverviewMessage, Tile } from "../app/types.ts";
import { translate, type Key } from "../texts/index.ts";

const DRAWN = new Set(["thermostat", "water_heater", "battery", "pv"]);
const WITHIN = 10_000;

/** All twins this user may see, once. */
async function twins(hass: Hass): Promise<Tile[]> {
  const found = new Map<string, Tile>();
  let complete: () => void = () => undefined;
  const completed = new Promise<void>((resolve) => (complete = resolve));
  const late = window.setTimeout(complete, WITHIN);
  const unsubscribe = await hass.connection.subscribeMessage<OverviewMessage>(
    (message) => {
      for (const [id, changes] of Object.entries(message.twins ?? {})) found.set(id, { ...found.get(id), ...changes } as Tile);
      if (!message.more) complete();
    },
    { type: "digital_twin/overview/subscribe" },
    { resubscribe: false },
  );
  await completed;
  window.clearTimeout(late);
  await unsubscribe();
  return [...found.values()];
}

export async function dashboard(hass: Hass): Promise<object> {
  const t = (key: Key): string => translate(hass.language, key);
  const all = await twins(hass);
  const areas = new Map<string, Tile[]>();
  for (const tile of all.sort((one, other) => one.name.localeCompare(other.name, hass.language))) {
    const name = (tile.area_id && hass.areas[tile.area_id]?.name) || t("no_area");
    const group = areas.get(name);
    if (group) group.push(tile);
    else areas.set(name, [tile]);
  }
  const sections = [...areas]
    .sort(([one], [other]) => (one === t("no_area") ? 1 : other === t("no_area") ? -1 : one.localeCompare(other, hass.language)))
    .map(([name, tiles]) => ({
      type: "grid",
      cards: [
        { type: "heading", heading: name },
        ...tiles.filter((tile) => DRAWN.has(tile.kind)).slice(0, 1).map((tile) => ({ type: "custom:digital-twin-chart-card", entity: tile.entity_id })),
        ...tiles.map((tile) => ({ type: "custom:digital-twin-tile-card", entity: tile.entity_id })),
      ],
    }));
  return {
    title: "Digital Twin",
    views: [
      {
        title: t("tab_overview"),
        path: "twins",
        type: "sections",
        max_columns: 3,
        sections: [
          {
            type: "grid",
            cards: [
              { type: "custom:digital-twin-approval-card" },
              { type: "custom:digital-twin-hazards-card" },
              { type: "custom:digital-twin-what-if-card", scenario: "power_outage" },
            ],
          },
          ...sections,
        ],
      },
    ],
  };
}
