/** A short word about what was done, or why it was not: Home Assistant's own notification at the bottom. */
export function tell(from: Element, message: string): void {
  from.dispatchEvent(new CustomEvent("hass-notification", { detail: { message }, bubbles: true, composed: true }));
}
