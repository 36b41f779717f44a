import { Tag } from '@/components/ui/Tag';
import { isMessageState, type MessageState, STATE_LABEL } from '@/lib/mail/message-states';

const tones: Record<MessageState, 'plain' | 'done' | 'waiting' | 'warning'> = {
  waiting: 'waiting', sending: 'waiting', sent: 'done', kept: 'plain', failed: 'warning', bounced: 'warning', unknown: 'warning',
};

export const MessageStateTag = ({ state }: { state: string }) => (isMessageState(state) ? <Tag tone={tones[state]}>{STATE_LABEL[state]}</Tag> : null);
