import { Tag } from '@/components/ui/Tag';
import { AGE_LABEL, ageSentence, type ContactAge } from '@/lib/agreement/contacts/confirmation';

/** How old a contact is, in a word and since when: not by colour alone. */
export function AgeTag({ age }: { age: ContactAge }) {
  return (
    <>
      <Tag tone={age.state === 'fresh' ? 'done' : 'warning'}>{AGE_LABEL[age.state]}</Tag> <span className="text-solid-gray-700">{ageSentence(age)}</span>
    </>
  );
}
