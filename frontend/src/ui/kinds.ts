/** The icon of each kind of device. */
import {
  mdiAirHumidifier, mdiBattery, mdiBlindsHorizontal, mdiBullhorn, mdiCast, mdiCheckboxMarkedCircleOutline,
  mdiContentDuplicate, mdiFan, mdiFormatListBulleted, mdiGarage, mdiGauge, mdiLightbulb, mdiLock, mdiNumeric,
  mdiPowerSocketDe, mdiRobotVacuum, mdiShieldHome, mdiSolarPower, mdiThermostat, mdiValve, mdiWaterBoiler,
} from "@mdi/js";

const ICONS: Record<string, string> = {
  alarm: mdiShieldHome,
  battery: mdiBattery,
  binary_sensor: mdiCheckboxMarkedCircleOutline,
  cover: mdiBlindsHorizontal,
  fan: mdiFan,
  garage_door: mdiGarage,
  humidifier: mdiAirHumidifier,
  light: mdiLightbulb,
  lock: mdiLock,
  media_player: mdiCast,
  number: mdiNumeric,
  plug: mdiPowerSocketDe,
  pv: mdiSolarPower,
  select: mdiFormatListBulleted,
  sensor: mdiGauge,
  siren: mdiBullhorn,
  thermostat: mdiThermostat,
  vacuum: mdiRobotVacuum,
  valve: mdiValve,
  water_heater: mdiWaterBoiler,
};

export function kindIcon(kind: string): string {
  return ICONS[kind] ?? mdiContentDuplicate;
}
