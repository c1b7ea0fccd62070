/** The actions that a change in a scenario may be, by domain, with the one value that each takes. */
import type { State } from "./hass.ts";

export interface Field {
  name: string;
  unit?: string;
  min: number;
  max: number;
  step: number;
  initial: number;
}

export interface Command {
  action: string;
  field?: Field;
  /** One of several words, such as an operating mode; read from the entity. */
  options?: { name: string; values: string[] };
}

const PERCENT = { unit: "%", min: 0, max: 100, step: 1 };

function temperature(state: State | undefined): Field {
  const attributes = state?.attributes ?? {};
  const number = (name: string, otherwise: number): number => (typeof attributes[name] === "number" ? (attributes[name] as number) : otherwise);
  return { name: "temperature", min: number("min_temp", 5), max: number("max_temp", 90), step: number("target_temp_step", 0.5), initial: number("temperature", 20) };
}

export function commandsOf(entityId: string, state: State | undefined): Command[] {
  const domain = entityId.split(".")[0] ?? "";
  const plain = (...names: string[]): Command[] => names.map((name) => ({ action: `${domain}.${name}` }));
  const words = (name: string): string[] => {
    const values = state?.attributes[name];
    return Array.isArray(values) ? values.map(String) : [];
  };
  switch (domain) {
    case "light":
      return [{ action: "light.turn_on" }, { action: "light.turn_off" }, { action: "light.turn_on", field: { ...PERCENT, name: "brightness_pct", initial: 50 } }];
    case "climate":
      return [
        { action: "climate.set_temperature", field: temperature(state) },
        ...(words("hvac_modes").length ? [{ action: "climate.set_hvac_mode", options: { name: "hvac_mode", values: words("hvac_modes") } }] : []),
      ];
    case "water_heater":
      return [
        { action: "water_heater.set_temperature", field: temperature(state) },
        ...(words("operation_list").length ? [{ action: "water_heater.set_operation_mode", options: { name: "operation_mode", values: words("operation_list") } }] : []),
      ];
    case "cover":
      return [...plain("open_cover", "close_cover"), { action: "cover.set_cover_position", field: { ...PERCENT, name: "position", initial: 50 } }];
    case "valve":
      return plain("open_valve", "close_valve");
    case "lock":
      return plain("lock", "unlock");
    case "fan":
      return [...plain("turn_on", "turn_off"), { action: "fan.set_percentage", field: { ...PERCENT, name: "percentage", initial: 50 } }];
    case "humidifier":
      return [...plain("turn_on", "turn_off"), { action: "humidifier.set_humidity", field: { ...PERCENT, name: "humidity", initial: 50 } }];
    case "media_player":
    case "switch":
    case "siren":
    case "input_boolean":
      return plain("turn_on", "turn_off");
    case "vacuum":
      return plain("start", "return_to_base");
    case "alarm_control_panel":
      return plain("alarm_arm_away", "alarm_arm_home", "alarm_disarm");
    case "number":
      return [{ action: "number.set_value", field: { name: "value", min: Number(state?.attributes["min"] ?? 0), max: Number(state?.attributes["max"] ?? 100), step: Number(state?.attributes["step"] ?? 1), initial: Number(state?.state ?? 0) } }];
    case "select":
      return words("options").length ? [{ action: "select.select_option", options: { name: "option", values: words("options") } }] : [];
    default:
      return [];
  }
}
