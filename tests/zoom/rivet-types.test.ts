import type {
  AppsGenerateAppDeeplinkRequestBody,
  AppsGenerateAppDeeplinkResponse,
} from '@zoom/rivet/marketplace';
import type {
  CloudRecordingGetMeetingRecordingsResponse,
  MeetingsAddMeetingAppPathParams,
  MeetingsAddMeetingAppResponse,
  MeetingsCreateMeetingRequestBody,
  MeetingsCreateMeetingResponse,
  MeetingsDeleteMeetingAppPathParams,
  MeetingsDeleteMeetingPathParams,
  MeetingsDeleteMeetingQueryParams,
  MeetingsGetMeetingResponse,
  MeetingsGetPastMeetingParticipantsQueryParams,
  MeetingsGetPastMeetingParticipantsResponse,
  MeetingsListMeetingsQueryParams,
  MeetingsListMeetingsResponse,
  MeetingsUpdateMeetingRequestBody,
} from '@zoom/rivet/meetings';
import type {
  UsersGetUserResponse,
  UsersGetUserSettingsResponse,
  UsersGetUsersZAKResponse,
} from '@zoom/rivet/users';
import { expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { listedAnswer, meetingAnswer } from '../../server/rehearsal/cloud/meeting-answers.ts';
import type { stayAnswer } from '../../server/rehearsal/cloud/past-meetings.ts';
import type { recordingAnswer } from '../../server/rehearsal/cloud/recorded.ts';
import type { settingsAnswer, userAnswer } from '../../server/rehearsal/cloud/users.ts';
import type { MeetingBody } from '../../server/zoom/meeting-options.ts';
import type * as schemas from '../../server/zoom/schemas.ts';

/*
 * Zoom's own types are the yardstick: `tsc` fails here where a body we send, an answer we read or
 * an answer we rehearse has another shape. Their keys are optional throughout, so that being
 * assignable proves little: every key of ours must be one of theirs too.
 */

/** The paths of `A` that `B` does not know, at any depth; `never` where it knows them all. */
type Unknown<A, B> = A extends readonly (infer AItem)[]
  ? B extends readonly (infer BItem)[]
    ? Unknown<AItem, BItem>
    : 'list'
  : A extends object
    ? {
        [K in keyof A & string]-?: K extends keyof B
          ? Unknown<NonNullable<A[K]>, NonNullable<B[K]>> extends infer Path
            ? [Path] extends [never]
              ? never
              : `${K}.${Path & string}`
            : never
          : K;
      }[keyof A & string]
    : never;

type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Filled<NonNullable<T[K]>> }
    : T;

/** What a schema reads. */
type Read<S extends z.ZodType> = z.input<S>;
type MeetingRead = Read<typeof schemas.meetingAnswer>;
type ListRead = Read<typeof schemas.meetingListAnswer>;
type StaysRead = Read<typeof schemas.participantsAnswer>;
type MeRead = Read<typeof schemas.meAnswer>;
type SettingsRead = Read<typeof schemas.settingsAnswer>;
type Settings = Extract<UsersGetUserSettingsResponse, { in_meeting?: object }>;

test('the yardstick measures: a key Zoom does not have is found, at any depth', () => {
  expectTypeOf<Unknown<{ topic: string }, MeetingsCreateMeetingRequestBody>>().toBeNever();
  expectTypeOf<
    Unknown<{ settings: { waitingroom: true } }, MeetingsCreateMeetingRequestBody>
  >().toEqualTypeOf<'settings.waitingroom'>();
  expectTypeOf<
    Unknown<{ meetings: { number: string }[] }, MeetingsListMeetingsResponse>
  >().toEqualTypeOf<'meetings.number'>();
});

test('sent: the body of create and of update', () => {
  expectTypeOf<MeetingBody>().toExtend<MeetingsCreateMeetingRequestBody>();
  expectTypeOf<MeetingBody>().toExtend<MeetingsUpdateMeetingRequestBody>();
  expectTypeOf<Unknown<MeetingBody, MeetingsCreateMeetingRequestBody>>().toBeNever();
  expectTypeOf<Unknown<MeetingBody, MeetingsUpdateMeetingRequestBody>>().toBeNever();
});

test('rehearsed and read: the recordings of a meeting', () => {
  type Rehearsed = ReturnType<typeof recordingAnswer>;
  expectTypeOf<Unknown<Rehearsed, CloudRecordingGetMeetingRecordingsResponse>>().toBeNever();
});

test('sent: the queries of list and of delete', () => {
  expectTypeOf<{
    type: 'upcoming';
    page_size: number;
    next_page_token: string | undefined;
  }>().toExtend<MeetingsListMeetingsQueryParams>();
  expectTypeOf<{
    schedule_for_reminder: boolean;
    cancel_meeting_reminder: boolean;
  }>().toExtend<MeetingsDeleteMeetingQueryParams>();
});

test('sent: a deeplink, the pages of past participants, and numbers in paths', () => {
  const link = { type: 1, action: 'interview:1' } satisfies AppsGenerateAppDeeplinkRequestBody;
  expectTypeOf<Unknown<typeof link, AppsGenerateAppDeeplinkRequestBody>>().toBeNever();
  expectTypeOf<{
    page_size: number;
    next_page_token: string | undefined;
  }>().toExtend<MeetingsGetPastMeetingParticipantsQueryParams>();
  expectTypeOf<{ meetingId: number }>().toEqualTypeOf<MeetingsAddMeetingAppPathParams>();
  expectTypeOf<{ meetingId: number }>().toEqualTypeOf<MeetingsDeleteMeetingAppPathParams>();
  expectTypeOf<{ meetingId: number }>().toEqualTypeOf<MeetingsDeleteMeetingPathParams>();
});

test('read: a deeplink', () => {
  expectTypeOf<Filled<AppsGenerateAppDeeplinkResponse>>().toEqualTypeOf<
    Read<typeof schemas.deeplinkAnswer>
  >();
});

test('read: a meeting, and what create answers, which has no UUID and no host in these types', () => {
  expectTypeOf<Filled<MeetingsGetMeetingResponse>>().toExtend<MeetingRead>();
  expectTypeOf<Unknown<MeetingRead, MeetingsGetMeetingResponse>>().toBeNever();
  expectTypeOf<Filled<MeetingsCreateMeetingResponse>>().toExtend<MeetingRead>();
  expectTypeOf<Unknown<MeetingRead, MeetingsCreateMeetingResponse>>().toEqualTypeOf<
    'uuid' | 'host_id'
  >();
  expectTypeOf<
    Unknown<Read<typeof schemas.startUrlAnswer>, MeetingsGetMeetingResponse>
  >().toBeNever();
});

test('read: meetings in a list, and who was there', () => {
  expectTypeOf<Filled<MeetingsListMeetingsResponse>>().toExtend<ListRead>();
  expectTypeOf<Unknown<ListRead, MeetingsListMeetingsResponse>>().toBeNever();
  expectTypeOf<Filled<MeetingsGetPastMeetingParticipantsResponse>>().toExtend<StaysRead>();
  expectTypeOf<Unknown<StaysRead, MeetingsGetPastMeetingParticipantsResponse>>().toBeNever();
});

test('read: a person, their settings, and host rights', () => {
  expectTypeOf<Filled<UsersGetUserResponse>>().toExtend<MeRead>();
  expectTypeOf<Unknown<MeRead, UsersGetUserResponse>>().toBeNever();
  expectTypeOf<Filled<Settings>>().toExtend<SettingsRead>();
  expectTypeOf<Unknown<SettingsRead, Settings>>().toBeNever();
  expectTypeOf<Filled<UsersGetUsersZAKResponse>>().toEqualTypeOf<
    Read<typeof schemas.tokenAnswer>
  >();
});

test('rehearsed: the cloud answers as these types say', () => {
  type Meeting = ReturnType<typeof meetingAnswer>;
  expectTypeOf<Meeting>().toExtend<MeetingsGetMeetingResponse>();
  expectTypeOf<Unknown<Meeting, MeetingsGetMeetingResponse>>().toBeNever();

  type List = {
    page_size: number;
    total_records: number;
    next_page_token: string;
    meetings: ReturnType<typeof listedAnswer>[];
  };
  expectTypeOf<List>().toExtend<MeetingsListMeetingsResponse>();
  expectTypeOf<Unknown<List, MeetingsListMeetingsResponse>>().toBeNever();

  type Stays = { participants: ReturnType<typeof stayAnswer>[] };
  expectTypeOf<Stays>().toExtend<MeetingsGetPastMeetingParticipantsResponse>();
  expectTypeOf<Unknown<Stays, MeetingsGetPastMeetingParticipantsResponse>>().toBeNever();

  type User = ReturnType<typeof userAnswer>;
  expectTypeOf<User>().toExtend<UsersGetUserResponse>();
  expectTypeOf<Unknown<User, UsersGetUserResponse>>().toBeNever();

  type Rules = ReturnType<typeof settingsAnswer>;
  expectTypeOf<Rules>().toExtend<Settings>();
  expectTypeOf<Unknown<Rules, Settings>>().toBeNever();

  expectTypeOf<{ id: number; start_time: string; app_id: string }>().toExtend<
    Required<MeetingsAddMeetingAppResponse>
  >();
});
