/** The first words of the desk's addresses; the server answers the page for each and all below. */
export const DESK_ROOTS = [
  'today',
  'candidates',
  'interviews',
  'jobs',
  'kits',
  'reports',
  'schedule',
  'settings',
] as const;
