import { LOCALES, type Locale } from '../../../common/locales.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { Select } from '../parts/field.tsx';
import type { Draft, ReaderChoice } from './use-invitation.ts';
import { placeOf, whenIn } from './when.ts';

interface ReaderFieldsProps {
  draft: Draft;
  /** What was chosen and may still be on its way; else as the draft has it. */
  choice: ReaderChoice;
  onChange(choice: ReaderChoice): void;
}

const LANGUAGES = LOCALES.map((locale) => [locale, copy.languages[locale]] as const);

/** In whose words and on whose clock the mail says when it is; and when that is for oneself. */
export function ReaderFields({ draft, choice, onChange }: ReaderFieldsProps) {
  const { me } = useDesk().boot;
  const { startsAt } = draft;
  const { timeZone, locale } = { ...draft, ...choice };
  const zones = new Set([timeZone, me.timeZone, ...Intl.supportedValuesOf('timeZone')]);
  return (
    <>
      <Select
        label={copy.review.language}
        value={locale}
        choices={LANGUAGES}
        onChange={(value) => onChange({ locale: value as Locale })}
      />
      <Select
        label={copy.review.zone}
        value={timeZone}
        choices={[...zones].map((zone) => [zone, zone.replaceAll('_', ' ')] as const)}
        onChange={(value) => onChange({ timeZone: value })}
      />
      {timeZone !== me.timeZone && (
        <p className={text.help}>
          {copy.review.zoneHelp(whenIn(startsAt, me.timeZone), placeOf(me.timeZone))}
        </p>
      )}
    </>
  );
}
