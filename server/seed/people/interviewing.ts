import { JOBS, MEMBERS } from '../cast.ts';
import { PANEL } from '../kits/panel.ts';
import { PANEL_FOCUS } from '../kits/plan.ts';
import { FOCUS, TECHNICAL } from '../kits/technical.ts';
import { daysBefore, Story } from '../story.ts';
import { UPCOMING } from '../upcoming.ts';

const { priya, elena, kofi, tomasz } = MEMBERS;

const TECHNICAL_ROUND = { title: 'Technical interview', round: 2, rounds: 4, minutes: 45 };

/** Candidates in the middle of their interviews. */
export const interviewing = (now: number): Story[] => [amaraDiallo(now), meiLingHsu(now)];

function amaraDiallo(now: number): Story {
  const story = new Story(
    'amara-diallo',
    {
      name: 'Amara Diallo',
      say: 'a-MA-ra jah-LO',
      email: 'amara.diallo@example.com',
      phone: '+33 1 99 00 41 17',
      location: 'Lyon',
      timeZone: 'Europe/Paris',
      headline: 'Data engineer, streaming, now at Mobilis Rhône',
      source: 'Referral',
      tags: ['Kafka', 'Flink'],
    },
    {
      summary: 'I make event streams boring: late data, replays and schema changes included.',
      jobs: [
        {
          title: 'Data engineer',
          where: 'Mobilis Rhône, Lyon',
          years: '2020 to today',
          did: [
            'Ticket validations of 1.2 million journeys a day, from gate to dashboard in a minute.',
            'Replay of any day in under an hour, used for every correction of the tariff.',
          ],
        },
        {
          title: 'Software engineer',
          where: 'Atelier Numérique, Grenoble',
          years: '2017 to 2020',
          did: ['Booking systems for museums; learned to love constraints in the database.'],
        },
      ],
      education: 'Diplôme d’ingénieur, INSA Lyon, 2017.',
      skills: 'Java, Kafka, Flink, PostgreSQL, Kubernetes. French, Wolof, English.',
    },
    now,
  );
  const round2 = daysBefore(now, 3, '11:00');
  const round3 = UPCOMING.later.startsAt(now);
  return story
    .on(19, '07:50')
    .added(priya.id)
    .after(4)
    .applied(JOBS.dataEngineer)
    .after(3)
    .resume(1)
    .on(17, '10:15')
    .moved(priya.id, 'Screen')
    .on(14, '15:30')
    .called(priya.id, 22, true)
    .after(10)
    .note(priya.id, 'Referred by Kofi. Free from the first of next month but one.')
    .on(9, '09:20')
    .moved(tomasz.id, 'Interview')
    .on(5, '12:00')
    .scheduled(priya.id, { ...TECHNICAL_ROUND, memberIds: [elena.id, kofi.id] }, round2)
    .heldWith(priya.id, TECHNICAL.id, FOCUS, 1)
    .after(3)
    .invited(priya.id, round2)
    .on(4, '08:30')
    .answered('accepted')
    .on(3, '11:00')
    .meetingStarts()
    .after(1)
    .asks(elena.id, 'question-owned-today')
    .after(4)
    .asks(elena.id, 'question-broke')
    .after(6)
    .note(elena.id, 'Draws the failure paths before the happy one.', 'strength')
    .after(3)
    .asks(elena.id, 'question-fix-complete')
    .after(4)
    .asks(kofi.id, 'question-incremental')
    .after(7)
    .note(kofi.id, 'Would not commit to a retention period. Ask again.', 'concern')
    .after(1)
    .asks(kofi.id, 'question-alerts')
    .after(4)
    .asks(elena.id, 'question-disagreement')
    .after(5)
    .asks(elena.id, 'question-tariff')
    .after(4)
    .asked(elena.id)
    .skips(kofi.id, 'question-column-tomorrow')
    .after(6)
    .meetingEnds()
    .after(25)
    .scored(
      elena.id,
      { 'attr-debugging': 'strong_yes', 'attr-data-modelling': 'yes' },
      'strong_yes',
      'The best answer to the replay question so far.',
    )
    .on(2, '09:10')
    .scheduled(
      priya.id,
      {
        title: 'System design',
        round: 3,
        rounds: 4,
        minutes: UPCOMING.later.minutes,
        meetingNumber: '85510274416',
        memberIds: [elena.id, kofi.id],
      },
      round3,
    )
    .heldWith(priya.id, PANEL.id, PANEL_FOCUS)
    .after(2)
    .invited(priya.id, round3)
    .on(1, '17:45')
    .answered('accepted');
}

function meiLingHsu(now: number): Story {
  const story = new Story(
    'mei-ling-hsu',
    {
      name: 'Mei-Ling Hsu',
      say: 'may-LING shoo',
      email: 'meiling.hsu@example.com',
      phone: '+31 30 555 0188',
      location: 'Utrecht',
      timeZone: 'Europe/Amsterdam',
      headline: 'Data engineer, now at Polder Logistics',
      source: 'Conference',
      tags: ['Spark', 'dbt'],
    },
    {
      summary: 'Data engineer for logistics; I measure first and argue later.',
      jobs: [
        {
          title: 'Data engineer',
          where: 'Polder Logistics, Utrecht',
          years: '2018 to today',
          did: [
            'Cut the nightly load from five hours to fifty minutes by reading less.',
            'Introduced contracts between the teams that send data and those that use it.',
          ],
        },
      ],
      education: 'MSc Computer Science, Utrecht, 2018.',
      skills: 'Scala, Spark, dbt, Python. Mandarin, Dutch, English.',
    },
    now,
  );
  const round2 = daysBefore(now, 9, '09:00');
  const next = UPCOMING.finalRound.startsAt(now);
  return story
    .on(24, '16:20')
    .added(priya.id)
    .after(3)
    .applied(JOBS.dataEngineer)
    .after(6)
    .resume(1)
    .on(20, '09:00')
    .moved(priya.id, 'Screen')
    .on(18, '14:00')
    .called(priya.id, 31, true)
    .on(15, '10:00')
    .moved(tomasz.id, 'Interview')
    .on(13, '08:45')
    .scheduled(priya.id, { ...TECHNICAL_ROUND, memberIds: [elena.id, tomasz.id] }, round2)
    .heldWith(priya.id, TECHNICAL.id, FOCUS, 1)
    .after(5)
    .invited(priya.id, round2)
    .on(12, '09:30')
    .answered('accepted')
    .on(9, '09:00')
    .meetingStarts()
    .after(1)
    .asks(elena.id, 'question-owned-today')
    .after(5)
    .asks(elena.id, 'question-broke')
    .after(7)
    .asks(elena.id, 'question-fix-complete')
    .after(3)
    .note(elena.id, 'Measures before she optimises, and shows the numbers.', 'strength')
    .after(2)
    .asks(elena.id, 'question-incremental')
    .after(6)
    .asks(tomasz.id, 'question-alerts')
    .after(1)
    .note(tomasz.id, 'Wants to hear about on-call before she decides.', 'followup')
    .after(3)
    .asks(tomasz.id, 'question-disagreement')
    .after(4)
    .asks(tomasz.id, 'question-column-tomorrow')
    .after(5)
    .asks(elena.id, 'question-tariff')
    .after(3)
    .asked(elena.id)
    .after(4)
    .meetingEnds()
    .after(30)
    .scored(
      elena.id,
      { 'attr-debugging': 'yes', 'attr-data-modelling': 'strong_yes', 'attr-reliability': 'yes' },
      'strong_yes',
      'Strong on modelling. I would like to work with her.',
    )
    .after(60)
    .scored(
      tomasz.id,
      { 'attr-data-modelling': 'yes', 'attr-working-with-analysts': 'yes' },
      'yes',
      'Solid. On-call is the open point.',
    )
    .on(4, '10:10')
    .moved(tomasz.id, 'Panel')
    .after(15)
    .scheduled(
      priya.id,
      {
        title: 'Panel interview',
        round: 3,
        rounds: 4,
        minutes: 60,
        memberIds: [tomasz.id, kofi.id],
      },
      next,
    )
    .heldWith(priya.id, PANEL.id, PANEL_FOCUS)
    .after(2)
    .invited(priya.id, next)
    .on(3, '07:58')
    .answered('accepted');
}
