-- An edition never changes and is never removed: not by the secretariat, which has no grant for it, nor by whoever owns the tables.
create function keep_edition() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'an edition stays as it was published' using errcode = 'check_violation';
end $$;
create trigger keep_edition before update or delete on edition for each row execute function keep_edition();
create trigger keep_edition before update or delete on edition_table for each row execute function keep_edition();
create trigger keep_edition before update or delete on edition_source for each row execute function keep_edition();

-- Editions are numbered without a gap, and a correction comes after what it corrects.
create function follow_edition() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.number <> coalesce((select max(number) from edition where year = new.year), 0) + 1 then
    raise exception 'editions of a year are numbered 1, 2, …' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger follow_edition before insert on edition for each row execute function follow_edition();

-- What is published stands in editions. Answers of a published year can be mended, for the next edition to say so:
-- until now this was refused, because the public read the counts themselves.
create or replace function return_response(p_respondent uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if actor.kind() <> 'secretariat' then raise insufficient_privilege using message = 'answers are returned by the secretariat'; end if;
  if (select actor.wave_is_open(r.id) from respondent r where r.id = p_respondent) is not true then
    raise insufficient_privilege using message = 'a year that takes no answers gets none back';
  end if;
  update response set status = 'draft' where respondent_id = p_respondent and status in ('submitted', 'accepted');
end $$;

-- As prisma/schema.prisma has lists.
alter table finding_choice alter column findings drop not null;
