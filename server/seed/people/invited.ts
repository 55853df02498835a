import { JOBS, MEMBERS } from '../cast.ts';
import { FIRST_CALL } from '../kits/first-call.ts';
import { FIRST_CALL_FOCUS } from '../kits/plan.ts';
import { FOCUS, TECHNICAL } from '../kits/technical.ts';
import { Story } from '../story.ts';
import { UPCOMING } from '../upcoming.ts';

const { priya, kofi } = MEMBERS;

/** Candidates who answered their first invitation, each in another way. */
export const invited = (now: number): Story[] => [theoBrenner(now), luciaBrentano(now)];

function theoBrenner(now: number): Story {
  const story = new Story(
    'theo-brenner',
    {
      name: 'Theo Brenner',
      email: 'theo.brenner@example.com',
      phone: '+43 316 555 0119',
      location: 'Graz',
      timeZone: 'Europe/Vienna',
      headline: 'Platform engineer, now at Murtal Energie',
      source: 'LinkedIn',
      tags: ['Kubernetes'],
    },
    {
      summary: 'Platform engineer who counts the minutes a developer waits.',
      jobs: [
        {
          title: 'Platform engineer',
          where: 'Murtal Energie, Graz',
          years: '2019 to today',
          did: [
            'From commit to production in nine minutes for 60 services.',
            'One paved road, four exceptions, each with a date on which it ends.',
          ],
        },
      ],
      education: 'BSc Informatik, TU Graz, 2018.',
      skills: 'Go, Kubernetes, Terraform, Prometheus. German, English.',
    },
    now,
  );
  const at = UPCOMING.tomorrow.startsAt(now);
  return story
    .on(8, '21:05')
    .added()
    .after(1)
    .applied(JOBS.platformEngineer)
    .after(1)
    .resume(1)
    .on(6, '10:40')
    .moved(priya.id, 'Screen')
    .on(5, '16:00')
    .called(priya.id, 18, false)
    .on(3, '11:12')
    .moved(priya.id, 'Interview')
    .after(9)
    .scheduled(
      priya.id,
      { title: 'Technical interview', round: 1, rounds: 3, minutes: 45, memberIds: [kofi.id] },
      at,
    )
    .heldWith(priya.id, TECHNICAL.id, FOCUS)
    .after(2)
    .invited(priya.id, at)
    .on(1, '11:20')
    .answered('tentative')
    .after(1)
    .wrote('May I come half an hour later?');
}

function luciaBrentano(now: number): Story {
  const story = new Story(
    'lucia-brentano',
    {
      name: 'Lucia Brentano',
      say: 'loo-CHEE-a',
      email: 'lucia.brentano@example.com',
      phone: '+39 011 555 0173',
      location: 'Turin',
      timeZone: 'Europe/Rome',
      headline: 'Analyst at Banca Nova',
      source: 'Careers page',
    },
    {
      summary: 'Six years of numbers that a board has to believe.',
      jobs: [
        {
          title: 'Senior analyst',
          where: 'Banca Nova, Turin',
          years: '2020 to today',
          did: ['Weekly liquidity report, in one page instead of forty.'],
        },
      ],
      education: 'Laurea magistrale in Statistica, Torino, 2019.',
      skills: 'SQL, R, Python, visualisation. Italian, English, French.',
    },
    now,
  );
  const at = UPCOMING.declined.startsAt(now);
  return story
    .on(6, '13:37')
    .added()
    .after(1)
    .applied(JOBS.analyticsLead)
    .after(2)
    .resume(1)
    .on(4, '09:02')
    .moved(priya.id, 'Screen')
    .on(2, '10:30')
    .scheduled(
      priya.id,
      { title: 'Screen', round: 1, rounds: 3, minutes: 30, memberIds: [priya.id] },
      at,
    )
    .heldWith(priya.id, FIRST_CALL.id, FIRST_CALL_FOCUS)
    .after(2)
    .invited(priya.id, at)
    .on(1, '12:10')
    .answered('declined')
    .after(4)
    .wrote('Could we take Friday morning instead?');
}
