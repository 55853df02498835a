import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A number as everyone in the world would dial it.
 * @param region what a number without a country belongs to; `null` takes international ones only
 * @returns E.164, without an extension; `null` where it is no number
 */
export function toE164(text: string, region: CountryCode | null): string | null {
  const number = parsePhoneNumberFromString(text, region ?? undefined);
  // Possible, not valid: numbering plans move on, and the same text gives the same number anyway.
  return number?.isPossible() ? number.number : null;
}

/** A country by its two letters, as Zoom names it. */
export const regionNamed = (code: string | null | undefined): CountryCode | null => {
  const upper = code?.toUpperCase();
  return getCountries().find((country) => country === upper) ?? null;
};

let zones: Map<string, CountryCode> | null = null;

/** The country of a time zone, as the runtime's own tables say; `null` where it has none. */
export function regionOfZone(timeZone: string): CountryCode | null {
  zones ??= zonesOfCountries();
  return zones.get(timeZone) ?? zones.get(canonical(timeZone)) ?? null;
}

function zonesOfCountries(): Map<string, CountryCode> {
  const found = new Map<string, CountryCode>();
  for (const country of getCountries()) {
    for (const zone of zonesOf(country)) if (!found.has(zone)) found.set(zone, country);
  }
  return found;
}

interface LocaleZones {
  timeZones?: string[];
  getTimeZones?: () => string[];
}

/** `getTimeZones()`, which older runtimes have as a property. */
function zonesOf(country: CountryCode): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & LocaleZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function canonical(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}
