/** The words of the debrief's page. What it says itself is the same everywhere: debrief-words.ts. */
export const debriefCopy = {
  title: (name: string) => `Debrief: ${name}`,
  loading: 'Opening the debrief',
  table: 'Scorecards of this round, by attribute and interviewer',
  attribute: 'Attribute',
  recommendation: 'Recommendation',
  noDisagreement: 'No disagreement',
  noCard: 'There is no scorecard in it yet.',
  focus: 'Focus attribute',
  evidence: (who: string) => `Evidence, ${who}`,
  by: (who: string) => `by ${who}`,
  notSubmitted: 'Not submitted',

  open: 'Open the debrief now',
  opening: 'Opening',
  print: 'Print',
  markdown: 'Download Markdown',
  pdf: 'Download PDF',
  take: 'Take it along',
  fileName: (candidate: string, extension: string) => `Debrief ${candidate}.${extension}`,
  failed: 'That did not work. Nothing was changed.',

  decision: 'Decision',
  stageNow: (stage: string) => `Stage: ${stage}`,
  decideInFile: 'Open the file to decide',
  noRight: 'The recruiter or the hiring manager decides.',
} as const;
