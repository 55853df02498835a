import { JOBS, MEMBERS } from '../cast.ts';
import { FIRST_CALL } from '../kits/first-call.ts';
import { FIRST_CALL_FOCUS } from '../kits/plan.ts';
import { daysBefore, Story } from '../story.ts';

const { priya } = MEMBERS;

/** Candidates who wait, and those of early stages. */
export const waiting = (now: number): Story[] => [
  jonasKeller(now),
  rafaelPinto(now),
  hanaNovotna(now),
];

function jonasKeller(now: number): Story {
  const story = new Story(
    'jonas-keller',
    {
      name: 'Jonas Keller',
      email: 'jonas.keller@example.com',
      phone: '+41 31 555 01 61',
      location: 'Bern',
      timeZone: 'Europe/Zurich',
      headline: 'Head of reporting, now at Aare Versicherung',
      source: 'Agency',
    },
    {
      summary: 'I lead small teams that answer large questions.',
      jobs: [
        {
          title: 'Head of reporting',
          where: 'Aare Versicherung, Bern',
          years: '2016 to today',
          did: ['Team of seven; from 300 reports to 40, each with an owner.'],
        },
      ],
      education: 'lic. rer. pol., Bern, 2009.',
      skills: 'Leading, SQL, Power BI. German, French, English.',
    },
    now,
  );
  const at = daysBefore(now, 1, '08:30');
  return story
    .on(7, '09:00')
    .added(priya.id)
    .after(2)
    .applied(JOBS.analyticsLead)
    .after(3)
    .resume(1)
    .on(5, '15:00')
    .moved(priya.id, 'Screen')
    .after(10)
    .scheduled(
      priya.id,
      { title: 'Screen', round: 1, rounds: 3, minutes: 30, memberIds: [priya.id] },
      at,
    )
    .heldWith(priya.id, FIRST_CALL.id, FIRST_CALL_FOCUS, 1)
    .after(2)
    .invited(priya.id, at)
    .on(3, '11:41')
    .answered('accepted')
    .on(1, '08:30')
    .meetingStarts()
    .after(2)
    .asks(priya.id, 'question-first-why-here')
    .after(5)
    .asks(priya.id, 'question-first-proud')
    .after(8)
    .asks(priya.id, 'question-first-explain')
    .after(6)
    .note(priya.id, 'Has not written SQL himself for three years, and says so.', 'concern')
    .after(2)
    .asks(priya.id, 'question-first-better')
    .after(5)
    .asks(priya.id, 'question-first-practical')
    .after(4)
    .asked(priya.id)
    .skips(priya.id, 'question-first-again')
    .after(4)
    .meetingEnds()
    .after(15)
    .scored(
      priya.id,
      { 'attr-communication': 'yes', 'attr-motivation': 'no' },
      'no',
      'Good with people, far from the data.',
    );
}

function rafaelPinto(now: number): Story {
  const story = new Story(
    'rafael-pinto',
    {
      name: 'Rafael Pinto',
      email: 'rafael.pinto@example.com',
      phone: '+351 22 555 0126',
      location: 'Porto',
      timeZone: 'Europe/Lisbon',
      headline: 'Analytics engineer, now at Douro Retail',
      source: 'Careers page',
      tags: ['dbt'],
    },
    {
      summary: 'Between the analysts and the warehouse, on both sides of the door.',
      jobs: [
        {
          title: 'Analytics engineer',
          where: 'Douro Retail, Porto',
          years: '2021 to today',
          did: ['400 dbt models; deleted 900 before that.'],
        },
      ],
      education: 'Licenciatura em Economia, Porto, 2016.',
      skills: 'SQL, dbt, Looker. Portuguese, Spanish, English.',
    },
    now,
  );
  return story
    .on(10, '22:14')
    .added()
    .after(1)
    .applied(JOBS.dataEngineer)
    .after(1)
    .resume(1)
    .on(5, '10:00')
    .moved(priya.id, 'Screen')
    .on(3, '16:30')
    .called(priya.id, 12, false)
    .after(8)
    .note(priya.id, 'On parental leave until the first. Call again then.', 'followup')
    .after(1)
    .held(priya.id, true, 'Parental leave until the first of next month.');
}

function hanaNovotna(now: number): Story {
  const story = new Story(
    'hana-novotna',
    {
      name: 'Hana Novotná',
      email: 'hana.novotna@example.com',
      phone: '+420 5 5555 0134',
      location: 'Brno',
      timeZone: 'Europe/Prague',
      headline: 'Site reliability engineer, now at Morava Cloud',
      source: 'Careers page',
    },
    {
      summary: 'SRE. I prefer a quiet graph to a heroic night.',
      jobs: [
        {
          title: 'Site reliability engineer',
          where: 'Morava Cloud, Brno',
          years: '2020 to today',
          did: ['Error budgets for 25 teams, with the right to say no.'],
        },
      ],
      education: 'Ing., Masarykova univerzita, Brno, 2019.',
      skills: 'Go, Prometheus, Linux, PostgreSQL. Czech, English, German.',
    },
    now,
  );
  return story.on(2, '19:33').added().after(1).applied(JOBS.platformEngineer).after(2).resume(1);
}
