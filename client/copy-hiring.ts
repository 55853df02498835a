/** The words of the hiring report. It counts applications and names nobody. */
const MONTHS = new Intl.DateTimeFormat('en-IE', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
/** @param month `2026-11` */
const monthText = (month: string) => MONTHS.format(new Date(`${month}-15T00:00:00.000Z`));

export const hiringCopy = {
  link: 'Hiring',
  linkFor: (job: string) => `Hiring for ${job}`,
  title: (job: string) => `Hiring: ${job}`,
  untitled: 'Hiring',
  intro: 'How far applications came, by the months they came in. Nobody is named.',
  back: 'All reports',
  opening: 'Opening the report.',
  office: (office: string) => `Office: ${office}`,
  none: (least: number) => `There are fewer than ${least} applications yet.`,
  noneHint: 'Numbers about so few people would be about each of them.',
  hint: (least: number) =>
    `Whoever was erased stays counted, without a trace of who it was. Months with fewer than ${least} applications are counted with the next.`,
  table: (job: string) => `Applications for ${job} by month`,
  months: 'Applied in',
  period: (from: string, to: string) =>
    from === to ? monthText(from) : `${monthText(from)} to ${monthText(to)}`,
  columns: {
    applied: 'Applied',
    screen: 'Screened',
    interview: 'Interviewed',
    offer: 'Offered',
    hired: 'Hired',
    rejected: 'Rejected',
    withdrawn: 'Withdrew',
  },
  all: 'All',
} as const;
