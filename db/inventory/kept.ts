/** How long rows stay. What retention acts on, and what the privacy policy says. */
export const KEPT = {
  organization: 'while the organization uses Hireside',
  candidate: 'with the candidate: until erased, or until retention ends after the last decision',
  member: 'with the member: until erased',
  connection: 'while Zoom is connected; gone at once on disconnecting',
  moment: 'for the moment: gone within minutes',
  days: 'some days at most, then removed by itself',
  month: 'a month, then removed by itself',
  proof: 'as proof of what was done, without anybody’s personal data in it',
  audit: 'as the audit, for as long as the organization keeps it, a year at least',
} as const;

export type Kept = keyof typeof KEPT;
