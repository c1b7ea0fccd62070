/** Plain YAML of mappings, lists, texts and numbers, as people write it into automations. */
const PLAIN = /^[A-Za-z_][\w./ -]*$/;
const RESERVED = /^(true|false|yes|no|on|off|null|~)$/i;

function scalar(value: unknown): string {
  if (typeof value === "string" && (!PLAIN.test(value) || RESERVED.test(value) || value !== value.trim())) return JSON.stringify(value);
  return String(value);
}

export function yaml(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return value.length ? value.map((item) => `${indent}- ${yaml(item, `${indent}  `).trimStart()}`).join("") : `${indent}[]\n`;
  if (value && typeof value === "object") {
    return Object.entries(value)
      .map(([key, item]) => {
        const nested = item !== null && typeof item === "object" && Object.keys(item).length > 0;
        return nested ? `${indent}${key}:\n${yaml(item, `${indent}  `)}` : `${indent}${key}: ${item !== null && typeof item === "object" ? (Array.isArray(item) ? "[]" : "{}") : scalar(item)}\n`;
      })
      .join("");
  }
  return `${scalar(value)}\n`;
}
