import { Fragment } from 'react';
import { type Paragraph, paragraphsOf } from '../../../common/letter.ts';
import text from '../../styles/text.module.css';
import styles from './mail.module.css';

interface LetterProps {
  label: string;
  subject: string;
  body: string;
}

/** A mail as its reader sees it: made of the same pieces as the HTML that is sent. */
export const Letter = ({ label, subject, body }: LetterProps) => (
  <article className={styles.letter} aria-label={label}>
    <h2>{subject}</h2>
    {paragraphsOf(body).map((paragraph, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by nothing but its place.
      <p key={at}>
        <Lines paragraph={paragraph} />
      </p>
    ))}
  </article>
);

const Lines = ({ paragraph }: { paragraph: Paragraph }) =>
  paragraph.map((pieces, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nor is a line.
    <Fragment key={at}>
      {at > 0 && (
        <>
          <br />
          {'\n'}
        </>
      )}
      {pieces.map(({ text: words, isLink }, place) =>
        isLink ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor a piece.
          <a key={place} className={text.link} href={words} target="_blank" rel="noreferrer">
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </Fragment>
  ));
