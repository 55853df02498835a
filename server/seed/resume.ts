import type { Profile } from '../../common/events.ts';
import { type Line, pdf } from './pdf.ts';

/** What a résumé says beyond the profile. */
export interface ResumeText {
  summary: string;
  jobs: { title: string; where: string; years: string; did: string[] }[];
  education: string;
  skills: string;
}

/** Sets a résumé as a PDF, from the profile and its text. */
export function resumePdf(
  profile: Profile,
  { summary, jobs, education, skills }: ResumeText,
): { bytes: Buffer; pages: number } {
  const links = (profile.links ?? []).map(({ url }) => url.replace(/^https?:\/\//, ''));
  const contact = [profile.email, profile.phone, profile.location, ...links].filter(Boolean);
  const lines: Line[] = [
    { text: profile.name, size: 22, bold: true },
    { text: profile.headline ?? '', size: 12 },
    { text: contact.join('  •  '), before: 4 },
    heading('Summary'),
    { text: summary },
    heading('Experience'),
    ...jobs.flatMap(({ title, where, years, did }): Line[] => [
      { text: `${title}, ${where}`, size: 11, bold: true, before: 8 },
      { text: years, before: 1 },
      ...did.map((text) => ({ text: `• ${text}`, before: 2 })),
    ]),
    heading('Education'),
    { text: education },
    heading('Skills'),
    { text: skills },
  ];
  return pdf(`${profile.name}, résumé`, lines);
}

const heading = (text: string): Line => ({ text, size: 13, bold: true, before: 16 });
