import { useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { type Attribute, attributesFor } from '../../../common/kit.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import { kitOf, missingComments, ratingOf } from '../../scorecard.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { submitKeyName } from '../../ui/shortcut.ts';
import { AttributeRow, type CardParts } from './attribute-row.tsx';
import { Recommendation } from './recommendation.tsx';
import styles from './scorecard.module.css';

/** One's own scorecard to fill in: focus attributes, the others, the recommendation, submit. */
export function CardForm(props: CardParts) {
  const { view, people, interview, card } = props;
  const kit = kitOf(view, interview.id);
  const groups = kit
    ? attributesFor(kit, interview.focus, people.me)
    : { focus: [], others: [] as Attribute[] };
  const known = [...groups.focus, ...groups.others];
  const foreign = foreignOf(props, known);
  const { focus } = groups;
  const submitted = card !== null && card.submittedAt !== null;
  const asks = view.snapshot.organization.settings.ratingComments === 'required';
  return (
    <>
      {kit === null && <p className={styles.head}>{cardCopy.noKit}</p>}
      {asks && <p className={styles.head}>{cardCopy.required}</p>}
      <Group {...props} title={cardCopy.focus} attributes={focus} />
      <Group
        {...props}
        title={focus.length > 0 ? cardCopy.others : cardCopy.attributes}
        attributes={groups.others}
      />
      <Group {...props} title={cardCopy.foreign} attributes={foreign} />
      <Recommendation {...props} />
      {!submitted && <Submit {...props} attributes={[...known, ...foreign]} />}
    </>
  );
}

/** Rated here and not in the kit: it was changed, or another interview's. Nothing of it is dropped. */
function foreignOf({ view, card }: CardParts, known: readonly Attribute[]): Attribute[] {
  const names = new Map(
    Object.values(view.snapshot.kits).flatMap(({ attributes }) =>
      attributes.map((one) => [one.id, one] as const),
    ),
  );
  return Object.keys(card?.ratings ?? {})
    .filter((id) => !known.some((one) => one.id === id))
    .map((id) => names.get(id) ?? { id, name: cardCopy.foreignName, definition: null });
}

interface GroupProps extends CardParts {
  title: string;
  attributes: readonly Attribute[];
}

function Group({ title, attributes, ...parts }: GroupProps) {
  if (attributes.length === 0) return null;
  const rated = attributes.filter(({ id }) => ratingOf(parts.card, id).value !== null);
  return (
    <>
      <h2 className={styles.section}>
        {title}
        <span className={text.num}>{cardCopy.rated(rated.length, attributes.length)}</span>
      </h2>
      {attributes.map((attribute) => (
        <AttributeRow key={attribute.id} {...parts} attribute={attribute} />
      ))}
    </>
  );
}

interface SubmitProps extends CardParts {
  attributes: readonly Attribute[];
}

/** Nothing blocks but what the organization asks for; gaps are named. */
function Submit({ view, card, write, attributes }: SubmitProps) {
  const [trouble, setTrouble] = useState<'bare' | 'failed' | null>(null);
  const named = (ids: readonly Id[]) =>
    attributes.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const bare = missingComments(view, card);
  const gaps = attributes.filter(({ id }) => ratingOf(card, id).value === null);
  const gapText = cardCopy.gaps(gaps.map(({ name }) => name));

  function submit() {
    if (bare.length > 0) return setTrouble('bare');
    setTrouble(null);
    write.submit().catch(() => setTrouble('failed'));
  }

  return (
    <section className={styles.band} aria-label={cardCopy.submit}>
      <p className={text.meta}>
        {gapText} {cardCopy.onSubmit[view.snapshot.organization.settings.feedbackVisibility]}
      </p>
      {/* Checked when pressed and not disabled: a button that does nothing explains nothing. */}
      <Button
        look="primary"
        size="normal"
        data-submit-card
        title={submitKeyName()}
        onClick={submit}
      >
        {cardCopy.submit}
      </Button>
      {(trouble === 'failed' || (trouble === 'bare' && bare.length > 0)) && (
        <p className={text.trouble} role="alert">
          {trouble === 'failed' ? cardCopy.submitFailed : cardCopy.bare(named(bare))}
        </p>
      )}
    </section>
  );
}
