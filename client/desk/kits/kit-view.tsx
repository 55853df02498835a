import { guideMinutes, type Kit, minutesOf, questionsOf } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Page } from '../parts/page.tsx';
import styles from '../planning/planning.module.css';
import { KitVersions } from './versions.tsx';

export const introOf = (kit: Kit): string =>
  copy.kit.intro(kit.version, questionsOf(kit).length, guideMinutes(kit));

/** A kit for those who hold interviews with it and do not write it. */
export const KitView = ({ kit }: { kit: Kit }) => (
  <Page title={kit.name} intro={introOf(kit)} back={{ to: '/kits', word: copy.back.kits }}>
    <KitContent kit={kit} />
    <KitVersions kit={kit} />
  </Page>
);

/** What a kit says, to be read. */
export const KitContent = ({ kit }: { kit: Kit }) => (
  <>
    {kit.sections.map((section) => (
      <section key={section.id} className={styles.part} aria-label={section.title}>
        <h2 className={styles.secTitle}>
          {section.title}
          <span className={text.meta}>{copy.minutes(minutesOf(section))}</span>
        </h2>
        <ol className={styles.rows}>
          {section.questions.map((question) => (
            <li key={question.id} className={styles.item}>
              <span className={text.rowTime}>{copy.minutes(question.minutes)}</span>
              <div className={styles.prose}>
                <p className={text.strong}>{question.text}</p>
                {question.listenFor && <p className={text.quiet}>{question.listenFor}</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
    ))}
    <section className={styles.part} aria-label={copy.kit.attributes}>
      <h2 className={styles.secTitle}>{copy.kit.attributes}</h2>
      <ul className={styles.rows}>
        {kit.attributes.map(({ id, name, definition }) => (
          <li key={id}>
            <p className={text.strong}>{name}</p>
            {definition && <p className={text.quiet}>{definition}</p>}
          </li>
        ))}
      </ul>
    </section>
  </>
);
