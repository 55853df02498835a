import { useId, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { callsCopy as copy } from '../../copy-calls.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { dayTimeText, wholeText } from '../../ui/dates.ts';
import { fullNameOf, type People } from '../../ui/people.ts';
import { Trouble } from '../trouble.tsx';
import { LinkDialog } from './link-dialog.tsx';
import styles from './records.module.css';
import { UnlinkDialog } from './unlink-dialog.tsx';
import { type Chat, useChatLinks, useChats } from './use-calls.ts';

interface ChatsProps {
  candidateId: Id;
  entry: Id;
  people: People;
  mayLink: boolean;
}

/** Chats with the candidate, and for staff the way to link one. */
export function Chats({ candidateId, entry, people, mayLink }: ChatsProps) {
  const query = useChats(candidateId, entry);
  const { link, unlink } = useChatLinks(candidateId);
  const [isLinking, setLinking] = useState(false);
  const [leaving, setLeaving] = useState<Chat | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const items = query.data?.items ?? [];
  if (items.length === 0 && !mayLink && !query.isError) return null;
  return (
    <section className={cx(text.band, styles.band)} aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1} className={text.bandTitle}>
        {copy.chat}
        {mayLink && (
          <Button look="quiet" aria-label={copy.linkOf} onClick={() => setLinking(true)}>
            {copy.link}
          </Button>
        )}
      </h2>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {unlink.isError && <Trouble error={unlink.error} first={copy.notDone} />}
      {query.data !== undefined && items.length === 0 && <p className={text.meta}>{copy.noChat}</p>}
      {items.map((chat) => (
        <Conversation
          key={chat.id}
          chat={chat}
          people={people}
          onLeave={mayLink && chat.linked ? () => setLeaving(chat) : null}
        />
      ))}
      {isLinking && (
        <LinkDialog
          error={link.error}
          isBusy={link.isPending}
          onSend={(end) => link.mutate(end, { onSuccess: () => setLinking(false) })}
          onClose={() => {
            link.reset();
            setLinking(false);
          }}
        />
      )}
      {leaving && (
        <UnlinkDialog
          onClose={() => setLeaving(null)}
          onSend={(erase) => {
            unlink.mutate({ id: leaving.id, erase });
            setLeaving(null);
            // The button may go, and the focus must not go with it.
            heading.current?.focus();
          }}
        />
      )}
    </section>
  );
}

interface ConversationProps {
  chat: Chat;
  people: People;
  onLeave: (() => void) | null;
}

function Conversation({ chat, people, onLeave }: ConversationProps) {
  const { source, title, linked, messages } = chat;
  const name = source === 'meeting' ? copy.ofMeeting : copy.ofTeamChat(title);
  const state = source === 'team_chat' && !linked ? `, ${copy.unlinked}` : '';
  return (
    <article className={styles.chat} aria-label={name}>
      <div className={styles.chatHead}>
        <p className={styles.chatName}>
          <span className={text.strong}>{name}</span>
          <span className={text.meta}>{` ${copy.messages(messages.length)}${state}`}</span>
        </p>
        {onLeave && (
          <Button look="quiet" aria-label={copy.unlinkOf(name)} onClick={onLeave}>
            {copy.unlink}
          </Button>
        )}
      </div>
      {messages.length === 0 ? (
        <p className={text.meta}>{copy.empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must too.
        <ol className={styles.messages} aria-label={copy.messages(messages.length)} tabIndex={0}>
          {messages.map((message) => (
            <li key={message.id}>
              <p className={text.meta}>
                {message.memberId === null ? message.author : fullNameOf(people, message.memberId)}
                {', '}
                <time dateTime={message.at} title={wholeText(message.at)}>
                  {dayTimeText(message.at)}
                </time>
              </p>
              <p className={styles.words}>{message.text}</p>
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}
