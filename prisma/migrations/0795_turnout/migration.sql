-- How many are asked, have submitted and count, by band, kept standing: reading it does not grow with those who are asked
-- (docs/decisions/0131-standing-turnout.md).
create table turnout (
  year int not null,
  scheme text not null,
  band text not null,
  asked int not null,
  submitted int not null,
  valid int not null,
  constraint turnout_pkey primary key (year, scheme, band)
);
-- As what each respondent stands in it, so that any change is a difference to that, whatever else happened meanwhile.
create table turnout_respondent (
  respondent_id uuid not null,
  year int not null,
  bands jsonb not null,
  submitted boolean not null,
  valid boolean not null,
  constraint turnout_respondent_pkey primary key (respondent_id)
);
-- Read through participation(), written by the triggers below: nobody is granted anything.
alter table turnout enable row level security;
alter table turnout_respondent enable row level security;

-- Sets how a respondent is counted now beside how it was, and moves the counts by the difference.
create function count_turnout(p_respondent uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare was turnout_respondent; now_counts turnout_respondent;
begin
  select * into was from turnout_respondent where respondent_id = p_respondent for update;
  select r.id, r.year, r.bands || '{"all": "all"}', s.respondent_id is not null, s.respondent_id is not null and r.validity = 'valid' into now_counts
    from respondent r left join response s on s.respondent_id = r.id and s.status in ('submitted', 'accepted') where r.id = p_respondent;
  if now_counts is not distinct from was then return; end if;
  if now_counts.respondent_id is null then
    delete from turnout_respondent where respondent_id = p_respondent;
  else
    insert into turnout_respondent values (now_counts.respondent_id, now_counts.year, now_counts.bands, now_counts.submitted, now_counts.valid)
      on conflict (respondent_id) do update set year = excluded.year, bands = excluded.bands, submitted = excluded.submitted, valid = excluded.valid;
  end if;
  -- Everyone first: whoever holds that row is alone in the year, so that two of these never wait for each other in a circle.
  insert into turnout as t (year, scheme, band, asked, submitted, valid)
    select d.year, b.key, b.value, sum(d.sign), sum(d.sign * d.submitted::int), sum(d.sign * d.valid::int)
    from (select -1 as sign, was.year, was.bands, was.submitted, was.valid where was.respondent_id is not null
          union all select 1, now_counts.year, now_counts.bands, now_counts.submitted, now_counts.valid where now_counts.respondent_id is not null) d
    cross join lateral jsonb_each_text(d.bands) b
    group by 1, 2, 3
    having sum(d.sign) <> 0 or sum(d.sign * d.submitted::int) <> 0 or sum(d.sign * d.valid::int) <> 0
    order by 1, b.key <> 'all', 2, 3
  on conflict (year, scheme, band) do update set asked = t.asked + excluded.asked, submitted = t.submitted + excluded.submitted, valid = t.valid + excluded.valid;
end $$;

create function count_turnout_of_respondent() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform count_turnout(coalesce(new.id, old.id));
  return null;
end $$;
create function count_turnout_of_response() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform count_turnout(coalesce(new.respondent_id, old.respondent_id));
  return null;
end $$;
revoke execute on function count_turnout, count_turnout_of_respondent, count_turnout_of_response from public;

-- At the end of the transaction: the counts are locked last and shortest, behind everything else that an act locks.
create constraint trigger turnout_respondent after insert or update of year, bands, validity or delete on respondent
  deferrable initially deferred for each row execute function count_turnout_of_respondent();
create constraint trigger turnout_response after insert or update of status or delete on response
  deferrable initially deferred for each row execute function count_turnout_of_response();

insert into turnout_respondent
  select r.id, r.year, r.bands || '{"all": "all"}', s.respondent_id is not null, s.respondent_id is not null and r.validity = 'valid'
  from respondent r left join response s on s.respondent_id = r.id and s.status in ('submitted', 'accepted');
insert into turnout
  select t.year, b.key, b.value, count(*), count(*) filter (where t.submitted), count(*) filter (where t.valid)
  from turnout_respondent t cross join lateral jsonb_each_text(t.bands) b group by 1, 2, 3;

create or replace function participation(p_year int)
  returns table (scheme text, band text, asked bigint, submitted bigint, valid bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.scheme, t.band, t.asked, t.submitted, t.valid
  from turnout t join wave w on w.year = t.year and (w.status <> 'preparing' or actor.kind() = 'secretariat')
  where t.year = p_year and t.asked > 0
$$;
